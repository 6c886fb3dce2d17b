import { randomBytes } from 'node:crypto';
import type { Credentials } from '../../../postgres/address/endpoint';
import { ident, sql } from '../../../postgres/sql';
import { withTarget } from '../../../postgres/with-client';
import type { TestServers } from './start-test-servers';

type Side = 'source' | 'target';

export interface TestDatabase {
  readonly name: string;
  /** Straight to the server, as the role an operator would use. */
  readonly direct: Credentials;
  /** Through PgBouncer in transaction mode; only for databases of the target. */
  readonly pooled: Credentials;
  /** As superuser, to plant faults. */
  readonly admin: Credentials;
  drop(): Promise<void>;
}

function credentials(
  servers: TestServers,
  side: Side,
  database: string,
  user: string,
  pooled = false,
): Credentials {
  const { password } = servers[side];
  const port = pooled ? servers.pooler.port : servers[side].port;
  const tls =
    side === 'target'
      ? { mode: 'verify-full' as const, ca: servers.target.ca }
      : { mode: 'disable' as const };
  return { endpoint: { host: '127.0.0.1', port, database, user, tls }, password };
}

/**
 * A fresh database for one suite. On the target it is cloned from the Supabase-like `postgres` database and owned
 * by the role `postgres`; on the source it is empty.
 */
export async function createDatabase(servers: TestServers, side: Side): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const superuser = side === 'target' ? 'supabase_admin' : 'postgres';
  const maintenance = credentials(servers, side, 'template1', superuser);
  const template = side === 'target' ? 'postgres' : 'template0';
  await withTarget(maintenance, (client) =>
    client.execute(sql`create database ${ident(name)} template ${ident(template)} owner postgres`),
  );
  return {
    name,
    direct: credentials(servers, side, name, 'postgres'),
    pooled: credentials(servers, side, name, 'postgres', true),
    admin: credentials(servers, side, name, superuser),
    drop: () =>
      withTarget(maintenance, async (client) => {
        await client.execute(sql`drop database if exists ${ident(name)} with (force)`);
      }),
  };
}
