import { randomBytes } from 'node:crypto';
import type { Credentials } from '../../postgres/address/endpoint';
import { ident, literal, sql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { withTarget } from '../../postgres/with-client';
import { type Cluster, startCluster, stopCluster } from './cluster';
import { clusterHome } from './cluster-home';
import { clusterPassword } from './cluster-password';
import { freePort } from './free-port';
import { ownDiskFull } from './own-disk-full';
import { layoutRoles, supabaseLayout } from './supabase-layout';

const TEMPLATE = 'mudanza_template';
/** Another number when the layout changes: a folder of an older layout is not gone on with. */
const FOLDER = 'scratch-2';
const OLDER_FOLDERS = ['scratch'] as const;

const credentials = (cluster: Cluster, database: string, user: string): Credentials => {
  const endpoint = {
    host: cluster.host,
    port: cluster.port,
    database,
    user,
    tls: { mode: 'disable' as const },
  };
  return { endpoint, password: cluster.password };
};

async function layOut(cluster: Cluster): Promise<void> {
  const admin = credentials(cluster, 'postgres', cluster.superuser);
  const exists = await withTarget(admin, async (client) => {
    const rows = await client.rows(
      sql`select from pg_catalog.pg_database where datname = ${TEMPLATE} and datistemplate`,
    );
    if (rows.length === 0) {
      await client.execute(sql`drop database if exists ${ident(TEMPLATE)}`);
      await client.execute(sql`create database ${ident(TEMPLATE)} template template0`);
    }
    return rows.length > 0;
  });
  if (exists) return;
  await supabaseLayout(credentials(cluster, TEMPLATE, cluster.superuser), cluster.password);
  // Last, so that a start that was cut short is seen as unfinished and done again.
  await withTarget(admin, (client) =>
    client.execute(sql`alter database ${ident(TEMPLATE)} is_template true`),
  );
}

async function rolesOf(client: TargetClient): Promise<ReadonlySet<string>> {
  const rows = await client.rows<{ name: string }>(sql`select rolname as name from pg_catalog.pg_roles`);
  return new Set(rows.map(({ name }) => name));
}

/** Roles belong to the whole server: one that a file made would be in the way of the next file. */
async function dropOtherRoles(client: TargetClient, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await rolesOf(client))
    if (!kept.has(name) && !name.startsWith('pg_'))
      await client.execute(sql`drop role if exists ${ident(name)}`).catch(() => undefined);
}

/**
 * A server of its own for scratch databases: statements of an unknown schema file run here, as a role that is no
 * superuser, far from the dashboard's own state.
 */
export class ScratchServer {
  #starting: Promise<Cluster> | undefined;

  /** Creates a database laid out like a Supabase project, hands it over as role `postgres`, and drops it. */
  async withDatabase<T>(use: (client: TargetClient) => Promise<T>, signal?: AbortSignal): Promise<T> {
    this.#starting ??= this.#start();
    const cluster = await this.#starting.catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    const name = `scratch_${randomBytes(6).toString('hex')}`;
    const admin = credentials(cluster, 'postgres', cluster.superuser);
    return this.#lend(cluster, admin, name, use, signal).catch((error: unknown) => {
      throw ownDiskFull('scratch', cluster.dataDir, error);
    });
  }

  async #lend<T>(
    cluster: Cluster,
    admin: Credentials,
    name: string,
    use: (client: TargetClient) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    await withTarget(admin, (client) =>
      client.execute(sql`create database ${ident(name)} template ${ident(TEMPLATE)} owner postgres`),
    );
    const roles = await withTarget(admin, rolesOf);
    try {
      return await withTarget(credentials(cluster, name, 'postgres'), use, signal ? { signal } : {});
    } finally {
      await withTarget(admin, async (client) => {
        await client.execute(sql`drop database if exists ${ident(name)} with (force)`);
        await dropOtherRoles(client, roles);
      });
    }
  }

  /** Ends the server that a killed process left running; the next one starts when it is needed. */
  async endStranded(): Promise<void> {
    if (this.#starting) return;
    for (const folder of [FOLDER, ...OLDER_FOLDERS]) await stopCluster(clusterHome(folder));
  }

  async stop(): Promise<void> {
    const cluster = await this.#starting?.catch(() => undefined);
    this.#starting = undefined;
    await cluster?.stop();
  }

  async #start(): Promise<Cluster> {
    const cluster = await startCluster({
      dataDir: clusterHome(FOLDER),
      port: await freePort(),
      superuser: 'supabase_admin',
      password: clusterPassword('scratch'),
      settings: {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        max_locks_per_transaction: '1024',
      },
    });
    await layOut(cluster);
    await this.#dropLeftovers(cluster);
    return cluster;
  }

  /** Databases and roles that a killed run, or a version that committed them, left behind. */
  async #dropLeftovers(cluster: Cluster): Promise<void> {
    await withTarget(credentials(cluster, 'postgres', cluster.superuser), async (client) => {
      const rows = await client.rows<{ name: string }>(
        sql`select datname as name from pg_catalog.pg_database where datname like ${literal('scratch\\_%')}`,
      );
      for (const { name } of rows)
        await client.execute(sql`drop database if exists ${ident(name)} with (force)`);
      await dropOtherRoles(client, new Set([...layoutRoles(), cluster.superuser]));
    });
  }
}
