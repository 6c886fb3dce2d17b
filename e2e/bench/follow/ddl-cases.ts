import { MudanzaError } from '../../../lib/platform/errors/mudanza-error';
import { tableLabel } from '../../../lib/postgres/copy/copy-table';
import { readFollowedTables } from '../../../lib/postgres/replication/follow-journal';
import type { FollowNames } from '../../../lib/postgres/replication/follow-names';
import { sourceChanges } from '../../../lib/postgres/replication/source-changes';
import {
  endFollowing,
  runSql,
  startFollowing,
} from '../../../lib/postgres/replication/testing/follow-servers';
import { verifyHeld } from '../../../lib/postgres/replication/verify-held';
import { withRelay } from '../../../lib/postgres/replication/with-relay';
import { withSource, withTarget } from '../../../lib/postgres/with-client';
import { type MajorServer, startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { drain, newId, type Sides } from './follow-stage';

const DDL = `create table t (id int primary key, n int, s varchar(9)); create table u (id int primary key);
  create table strict (id int primary key, n int not null check (n > 0), m int unique); create table v (id int primary key);
  create table swap (id int primary key, a int, b int);
  create table p (id int, at date, primary key (id, at)) partition by range (at);
  create table p1 partition of p for values from ('2025-01-01') to ('2026-01-01');
  create table loose (id int, at date, primary key (id, at)); create type mood as enum ('sad'); create table felt (id int primary key, mood mood);
  create unlogged table quick (id int primary key)`;

/** One change of the source's schema. */
interface Case {
  readonly ddl: string;
  readonly says: RegExp;
  readonly write?: string;
  /** Every row is another one, and nothing of the table's shape: only an exact comparison sees it, which asks the table again. */
  readonly isRewritten?: boolean;
}

/**
 * What is done to the source's schema, the name that has to be said, and a write after it where one shows it. Kinds from
 * public reports of followings that such a change broke:
 * https://github.com/2ndQuadrant/pglogical/issues/107 (unknown column) · 280 (new column) · 272 (identity) · 63 (rows in the wrong table)
 * https://github.com/freelawproject/courtlistener/issues/919 (a migration) · 1164 (dropped column)
 * https://github.com/pgvector/pgvector/issues/399 (column added, old rows) · https://github.com/debezium/debezium/pull/7668 (enum)
 * https://github.com/PeerDB-io/peerdb/pull/3497 (key removed later) · https://github.com/jackc/tern/issues/130 (no identity)
 * https://github.com/supabase/etl/pull/410 (partition detached) · https://github.com/timescale/timescaledb/pull/9030 (new partitions)
 * https://github.com/enova/pgl_ddl_deploy/issues/68 (new table) · https://github.com/pgpartman/pg_partman/issues/577 (detached)
 */
const CASES: readonly Case[] = [
  {
    ddl: 'alter table t add column extra int default 7',
    says: /ADD COLUMN public\.t\.extra/,
    write: 'update t set n = 2',
  },
  { ddl: 'alter table t add column extra int default 7', says: /ADD COLUMN public\.t\.extra/ },
  { ddl: 'alter table t drop column n', says: /DROP COLUMN public\.t\.n/, write: `update t set s = 'x'` },
  { ddl: 'alter table t drop column n; alter table t add column n int', says: /COLUMN public\.t\.n/ },
  {
    ddl: 'alter table t alter column n type bigint',
    says: /ALTER COLUMN public\.t\.n TYPE/,
    write: 'update t set n = 3',
  },
  { ddl: 'alter table t alter column s type varchar(90)', says: /ALTER COLUMN public\.t\.s TYPE/ },
  { ddl: 'alter table t rename n to m', says: /public\.t\.m/, write: 'update t set m = 3' },
  { ddl: 'alter table u rename to u2', says: /public\.u2/ },
  { ddl: 'create table fresh (id int primary key)', says: /CREATE TABLE public\.fresh/ },
  { ddl: 'drop table u', says: /DROP TABLE public\.u\b/ },
  {
    ddl: `create table p2 partition of p for values from ('2026-01-01') to ('2027-01-01')`,
    says: /public\.p2/,
  },
  {
    ddl: `alter table p attach partition loose for values from ('2027-01-01') to ('2028-01-01')`,
    says: /ATTACH PARTITION public\.loose/,
  },
  { ddl: 'alter table p detach partition p1', says: /DETACH PARTITION public\.p1/ },
  {
    ddl: 'alter table t add column twice int generated always as (n * 2) stored',
    says: /ADD COLUMN public\.t\.twice GENERATED/,
  },
  { ddl: 'alter table t replica identity nothing', says: /public\.t REPLICA IDENTITY/ },
  { ddl: 'drop table u; create table u (id int primary key)', says: /DROP TABLE public\.u, CREATE TABLE/ },
  { ddl: 'create schema other; alter table u set schema other', says: /DROP TABLE public\.u/ },
  { ddl: `alter type mood add value 'ok'`, says: /ALTER TYPE public\.mood ADD VALUE 'ok'/ },
  { ddl: 'alter table quick set logged', says: /public\.quick/ },
  // The target would refuse what comes then: the change is named, not the refusal.
  {
    ddl: `alter type mood add value 'glad'`,
    says: /ALTER TYPE public\.mood ADD VALUE 'glad'/,
    write: `insert into felt values (1, 'glad')`,
  },
  { ddl: `alter type mood rename value 'sad' to 'blue'`, says: /RENAME VALUE 'sad' TO 'blue'/ },
  {
    ddl: 'alter table strict alter n drop not null',
    says: /public\.strict DROP NOT NULL n/,
    write: 'insert into strict values (1, null)',
  },
  {
    ddl: 'alter table strict drop constraint strict_n_check',
    says: /public\.strict DROP CONSTRAINT strict_n_check/,
    write: 'insert into strict values (1, -1)',
  },
  {
    ddl: 'alter table strict drop constraint strict_m_key',
    says: /public\.strict DROP CONSTRAINT strict_m_key/,
    write: 'insert into strict values (1, 1, 1), (2, 1, 1)',
  },
  {
    ddl: 'alter table strict drop constraint strict_pkey; alter table strict add primary key (n)',
    says: /public\.strict ALTER CONSTRAINT strict_pkey/,
    write: 'insert into strict values (1, 1), (1, 2)',
  },
  { ddl: 'alter table u drop constraint u_pkey', says: /public\.u REPLICA IDENTITY/ },
  // Rows of one table would go into another one of the same columns, under its name.
  {
    ddl: 'alter table u rename to w; alter table v rename to u; alter table w rename to v',
    says: /DROP TABLE public\.u, CREATE TABLE public\.u/,
    write: 'insert into u values (77)',
  },
  // Values would go under the other name, and rows that nobody touches would keep theirs.
  {
    ddl: 'alter table swap rename a to c; alter table swap rename b to a; alter table swap rename c to b',
    says: /public\.swap RENAME COLUMN a TO b/,
    write: 'insert into swap values (1, 2, 3)',
  },
  {
    ddl: 'create schema moved; alter table v set schema moved',
    says: /public\.v\b|moved\.v/,
    write: 'insert into moved.v values (5)',
  },
  {
    ddl: 'alter schema public rename to renamed',
    says: /CREATE TABLE renamed\.v/,
    write: 'insert into renamed.v values (5)',
  },
  {
    ddl: 'alter table u add column n int generated always as identity',
    says: /ADD COLUMN public\.u\.n/,
    write: 'insert into u values (9)',
  },
  { ddl: 'alter table u alter id add generated always as identity', says: /public\.u ADD IDENTITY id/ },
  { ddl: 'alter table t alter n type int using n * 10', says: /differ in public\.t/, isRewritten: true },
];

interface Played extends Sides {
  readonly names: FollowNames;
}

/** What is said when the next write has to be applied. */
async function saidByRelay(sides: Sides, slot: string): Promise<string> {
  const error: unknown = await drain(sides, slot).then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof MudanzaError && error.code === 'MUD-953'
    ? String(error.params.changes)
    : String(error);
}

/** What is said by a look at the source alone, as every few seconds. */
async function saidByLook({ source, target, names }: Played): Promise<string> {
  const tables = await withTarget(target, (client) => readFollowedTables(client, names.slot));
  const scope = { schemas: ['public'], leaveOut: [], publication: names.publication };
  const { harmful, others } = await withSource(source, (here) =>
    withSource(target, (there) => sourceChanges(here, there, tables, scope)),
  );
  return [...harmful, ...others].join(', ');
}

/** What an exact comparison says, which leaves out what it knows to stand still. */
async function saidByComparison({ source, target, names: { slot } }: Played): Promise<string> {
  const signal = AbortSignal.timeout(60_000);
  const job = { source, target, slot, signal, schemas: ['public'], leaveOut: [], lanes: 2, maxNamed: 5 };
  const { tables } = await withRelay(job, (relay) => verifyHeld(relay, job));
  const wrong = tables.filter(({ badBuckets }) => badBuckets > 0);
  return `differ in ${wrong.map(tableLabel).join(', ')}`;
}

async function play(server: MajorServer, { ddl, write, isRewritten }: Case): Promise<string> {
  const source = (await server.createDatabase()).admin;
  const target = (await server.createDatabase()).admin;
  await runSql(source, `${DDL}; insert into t values (1, 1, 'a')`);
  await runSql(target, DDL);
  const names = await startFollowing(source, target, newId());
  const played = { source, target, names };
  try {
    if (isRewritten) await saidByComparison(played);
    await runSql(source, ddl);
    if (isRewritten) return await saidByComparison(played);
    if (!write) return await saidByLook(played);
    await runSql(source, write);
    return await saidByRelay({ source, target }, names.slot);
  } finally {
    await endFollowing(source, target, names);
  }
}

/** Each change of the schema from a fresh start: it has to be named before a row that shows it is applied. */
export async function ddlCases(): Promise<Record<string, unknown>> {
  const server = await startMajor(17);
  let noticed = 0;
  try {
    for (const one of CASES) {
      const said = await play(server, one).catch((error: unknown) => `failed: ${error}`);
      if (one.says.test(said)) noticed += 1;
      else console.error(`  not noticed: ${one.ddl} (${said})`);
    }
    return { ddl: CASES.length, noticed };
  } finally {
    await server.stop();
  }
}
