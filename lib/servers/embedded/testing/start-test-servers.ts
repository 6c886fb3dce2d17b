import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority, issueCertificate } from '../certificates';
import { startCluster } from '../cluster';
import { freePort } from '../free-port';
import { findPgBouncer, startPgBouncer } from '../pgbouncer';
import { supabaseLayout } from '../supabase-layout';

export interface TestServers {
  /** PostgreSQL 17 without TLS, superuser `postgres`. */
  readonly source: { readonly port: number; readonly password: string };
  /** PostgreSQL 17 with TLS and SCRAM, laid out like a Supabase project (superuser `supabase_admin`). */
  readonly target: { readonly port: number; readonly password: string; readonly ca: string };
  /** PgBouncer in transaction mode with TLS in front of the target; role `postgres` may log in. */
  readonly pooler: { readonly port: number };
  /** Folder for files of this test run, removed afterwards. */
  readonly folder: string;
}

const PASSWORD = 'test-Only-7f3a';

/** Starts the real servers that tests and benchmarks use, in a temporary folder; `stop` removes all of it. */
export async function startTestServers(): Promise<{ servers: TestServers; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-test-'));
  chmodSync(folder, 0o755);
  const authority = await createAuthority('Mudanza Test Root');
  const tls = await issueCertificate(authority, { dns: ['localhost'], ips: ['127.0.0.1'] });
  const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const [sourcePort, targetPort] = [await freePort(), await freePort()];
  const starting = startCluster({
    dataDir: join(folder, 'source'),
    port: sourcePort,
    superuser: 'postgres',
    password: PASSWORD,
    settings: fast,
  });
  const target = await startCluster({
    dataDir: join(folder, 'target'),
    port: targetPort,
    superuser: 'supabase_admin',
    password: PASSWORD,
    tls,
    settings: fast,
  });
  const source = await starting;
  const { host, port, superuser: user } = target;
  const endpoint = { host, port, database: 'postgres', user, tls: { mode: 'require' as const } };
  await supabaseLayout({ endpoint, password: PASSWORD }, PASSWORD);
  if (!findPgBouncer()) throw new Error('pgbouncer is missing: run npm test, which installs it.');
  const pooler = await startPgBouncer({
    folder: join(folder, 'pgbouncer'),
    port: await freePort(),
    upstream: target,
    users: { postgres: PASSWORD, supabase_admin: PASSWORD },
    poolMode: 'transaction',
    tls,
    // As Supabase's own PgBouncer has it: pgjdbc and lib/pq send that parameter.
    settings: { stats_users: 'postgres', ignore_startup_parameters: 'extra_float_digits' },
  });
  const servers: TestServers = {
    source: { port: source.port, password: PASSWORD },
    target: { port: target.port, password: PASSWORD, ca: authority.certificate },
    pooler: { port: pooler.port },
    folder,
  };
  const stop = async () => {
    await pooler.stop();
    await Promise.all([source.stop(), target.stop()]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  };
  return { servers, stop };
}
