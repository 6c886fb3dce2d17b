import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Credentials, Endpoint } from '../../postgres/address/endpoint';
import { ident, literal, sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { type Authority, createAuthority, issueCertificate } from '../embedded/certificates';
import { type Cluster, startCluster } from '../embedded/cluster';
import { clusterHome } from '../embedded/cluster-home';
import { clusterPassword } from '../embedded/cluster-password';
import { findPgBouncer, type PgBouncer, startPgBouncer } from '../embedded/pgbouncer';
import { readPostmaster } from '../embedded/postmaster';
import { rememberedPort } from '../embedded/remembered-port';
import { supabaseLayout } from '../embedded/supabase-layout';

const TEMPLATE = 'practice_template';

interface Tls {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

export interface PracticeLab {
  readonly source: Cluster;
  readonly target: Cluster;
  /** Null where the program `pgbouncer` is not installed. */
  readonly pooler: PgBouncer | null;
  readonly ca: string;
}

export interface PracticeConnections {
  readonly source: Credentials;
  /** Through the pooler where there is one. */
  readonly target: Credentials;
  /** Straight to the target. */
  readonly session: Credentials;
  /** What the practice backend signs in to the source with: a role of its own, which can be shut out. */
  readonly app: Credentials;
}

async function certificates(): Promise<Tls> {
  const path = clusterHome('practice-tls.json');
  if (!existsSync(path)) {
    const authority: Authority = await createAuthority('Mudanza Practice Root');
    const issued = await issueCertificate(authority, { dns: ['localhost'], ips: ['127.0.0.1'] });
    writeFileSync(path, JSON.stringify({ ca: authority.certificate, ...issued }), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}

const admin = (cluster: Cluster, database: string, ca?: string): Credentials => {
  const tls = ca ? { mode: 'verify-full' as const, ca } : { mode: 'disable' as const };
  const { host, port, superuser: user, password } = cluster;
  return { endpoint: { host, port, database, user, tls }, password };
};

async function hasDatabase(credentials: Credentials, name: string): Promise<boolean> {
  const found = sql`select from pg_catalog.pg_database where datname = ${name}`;
  return (await withTarget(credentials, (client) => client.rows(found))).length > 0;
}

/** Lays the template out under another name first, so that a start cut short is never taken for finished. */
async function layOutTarget(target: Cluster, password: string, ca: string): Promise<void> {
  const credentials = admin(target, 'template1', ca);
  if (await hasDatabase(credentials, TEMPLATE)) return;
  const draft = `${TEMPLATE}_draft`;
  await withTarget(credentials, async (client) => {
    await client.execute(sql`drop database if exists ${ident(draft)} with (force)`);
    await client.execute(sql`create database ${ident(draft)} template template0`);
  });
  await supabaseLayout(admin(target, draft, ca), password);
  await withTarget(credentials, (client) =>
    client.execute(sql`alter database ${ident(draft)} rename to ${ident(TEMPLATE)}`),
  );
}

async function startPooler(target: Cluster, password: string, tls: Tls): Promise<PgBouncer | null> {
  if (!findPgBouncer()) return null;
  return startPgBouncer({
    folder: clusterHome('practice-pgbouncer'),
    port: () => rememberedPort(clusterHome('practice-pooler.port')),
    upstream: target,
    users: { postgres: password },
    poolMode: 'transaction',
    tls,
    // A practice target that died is told of in seconds, not in the two minutes that a real pooler waits.
    settings: {
      query_wait_timeout: '15',
      server_login_retry: '1',
      // The monitoring page shows its pools.
      stats_users: 'postgres',
    },
  });
}

let starting: Promise<PracticeLab> | undefined;

/** A server that still runs keeps its port, which is not free then. */
async function portOf(name: string): Promise<number> {
  return readPostmaster(clusterHome(name))?.port || rememberedPort(clusterHome(`${name}.port`));
}

async function start(before: PracticeLab | undefined): Promise<PracticeLab> {
  const tls = await certificates();
  const password = clusterPassword('practice');
  const source = await startCluster({
    dataDir: clusterHome('practice-source'),
    port: await portOf('practice-source'),
    superuser: 'postgres',
    password,
    // So that the practice can follow it, too.
    settings: { wal_level: 'logical' },
  });
  const target = await startCluster({
    dataDir: clusterHome('practice-target'),
    port: await portOf('practice-target'),
    superuser: 'supabase_admin',
    password,
    tls,
    // As a Supabase project has it: what is written after the switch can be carried back.
    settings: { max_connections: '60', wal_level: 'logical' },
  });
  await layOutTarget(target, password, tls.ca);
  // PgBouncer finds its server again by itself.
  const pooler = before?.pooler?.isUp() ? before.pooler : await startPooler(target, password, tls);
  return { source, target, pooler, ca: tls.ca };
}

function isUp({ source, target, pooler }: PracticeLab): boolean {
  const servers = [source, target].every(({ dataDir }) => readPostmaster(dataDir)?.isReady);
  return servers && (!pooler || pooler.isUp());
}

async function startOrAdopt(known: Promise<PracticeLab> | undefined): Promise<PracticeLab> {
  const lab = await known?.catch(() => undefined);
  return lab && isUp(lab) ? lab : start(lab);
}

/**
 * Starts the practice servers, or gives those that run: a source without TLS, a target with TLS and SCRAM laid
 * out like a Supabase project, and PgBouncer in transaction mode before it where the program is installed. One that
 * died since is started again at the same port.
 */
export function startPracticeLab(): Promise<PracticeLab> {
  const next = startOrAdopt(starting);
  starting = next;
  return next;
}

/** Stops the practice servers that this process started or adopted. */
export async function stopPracticeLab(): Promise<void> {
  const lab = await starting?.catch(() => undefined);
  starting = undefined;
  await lab?.pooler?.stop();
  await Promise.all([lab?.source.stop(), lab?.target.stop()]);
}

const appRole = (database: string) => `${database}_app`;

/**
 * The application's own role on the source. It writes by a membership, so that no object of the database names it, and
 * may connect to this database alone: what is done to it in one practice is not felt in another.
 */
async function ensureAppRole(lab: PracticeLab, database: string, role: string): Promise<void> {
  await withTarget(admin(lab.source, database), async (client) => {
    const known = await client.rows(sql`select from pg_catalog.pg_roles where rolname = ${role}`);
    if (known.length === 0)
      await client.execute(
        trustedSql(
          `create role ${ident(role).fragment} login password ${literal(lab.source.password).fragment}`,
          'own-file',
        ),
      );
    await client.execute(sql`grant pg_read_all_data, pg_write_all_data to ${ident(role)}`);
    await client.execute(sql`revoke connect on database ${ident(database)} from public`);
    await client.execute(sql`grant connect on database ${ident(database)} to ${ident(role)}`);
  });
}

/** The connections of one practice migration on the servers as they run now (a port may change with a start). */
export function practiceConnections(lab: PracticeLab, database: string): PracticeConnections {
  const { password } = lab.target;
  const tls: Endpoint['tls'] = { mode: 'verify-full', ca: lab.ca };
  const session: Endpoint = { host: '127.0.0.1', port: lab.target.port, database, user: 'postgres', tls };
  const target = lab.pooler ? { ...session, port: lab.pooler.port } : session;
  const source = admin(lab.source, database);
  return {
    source,
    app: { endpoint: { ...source.endpoint, user: appRole(database) }, password: source.password },
    target: { endpoint: target, password },
    session: { endpoint: session, password },
  };
}

/** Makes the two databases of a practice migration where they are missing; the source gets `sourceSql`. */
export async function ensurePracticeDatabases(
  lab: PracticeLab,
  database: string,
  sourceSql: string,
): Promise<void> {
  const onTarget = admin(lab.target, 'template1', lab.ca);
  if (!(await hasDatabase(onTarget, database))) {
    await withTarget(onTarget, (client) =>
      client.execute(sql`create database ${ident(database)} template ${ident(TEMPLATE)} owner postgres`),
    );
  }
  const onSource = admin(lab.source, 'template1');
  if (await hasDatabase(onSource, database)) return;
  const draft = `${database}_draft`;
  await withTarget(onSource, async (client) => {
    await client.execute(sql`drop database if exists ${ident(draft)} with (force)`);
    await client.execute(sql`create database ${ident(draft)} template template0`);
  });
  await withTarget(admin(lab.source, draft), (client) => client.execute(trustedSql(sourceSql, 'own-file')));
  await ensureAppRole(lab, draft, appRole(database));
  await withTarget(onSource, (client) =>
    client.execute(sql`alter database ${ident(draft)} rename to ${ident(database)}`),
  );
}
