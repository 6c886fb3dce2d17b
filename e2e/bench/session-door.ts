import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabDoor } from '../../lib/backend/driver-lab/try-combination';
import { createAuthority, issueCertificate } from '../../lib/servers/embedded/certificates';
import { freePort } from '../../lib/servers/embedded/free-port';
import { startPgBouncer } from '../../lib/servers/embedded/pgbouncer';
import type { TestDatabase } from '../../lib/servers/embedded/testing/create-database';
import type { TestServers } from '../../lib/servers/embedded/testing/start-test-servers';

/** A pooler in session mode before a test database, with TLS and an authority of its own. */
export async function startSessionDoor(
  servers: TestServers,
  database: TestDatabase,
): Promise<{ door: LabDoor; stop: () => Promise<void> }> {
  const { password, endpoint } = database.direct;
  const authority = await createAuthority('Mudanza Session Root');
  const pooler = await startPgBouncer({
    folder: join(servers.folder, 'session-pooler'),
    port: await freePort(),
    upstream: { host: endpoint.host, port: endpoint.port },
    users: { [endpoint.user]: password },
    poolMode: 'session',
    tls: await issueCertificate(authority, { dns: ['localhost'], ips: ['127.0.0.1'] }),
    // A client keeps its server connection, so there have to be as many as clients.
    settings: { default_pool_size: '40', ignore_startup_parameters: 'extra_float_digits' },
  });
  const caFile = join(servers.folder, 'session-ca.crt');
  writeFileSync(caFile, authority.certificate);
  const pooled = { endpoint: { ...endpoint, port: pooler.port }, password };
  return { door: { pooled, caFile }, stop: () => pooler.stop() };
}
