import { MudanzaError } from '../../../lib/platform/errors/mudanza-error';
import { readFollowedTables } from '../../../lib/postgres/replication/follow-journal';
import { missingValues } from '../../../lib/postgres/replication/missing-values';
import { schemaChanges } from '../../../lib/postgres/replication/schema-watch';
import {
  endFollowing,
  runSql,
  startFollowing,
} from '../../../lib/postgres/replication/testing/follow-servers';
import { withSource, withTarget } from '../../../lib/postgres/with-client';
import { startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { drain, newId } from './follow-stage';

const DDL = `create table t (id int primary key, n int, s varchar(9)); create table u (id int primary key);
  create table p (id int, at date, primary key (id, at)) partition by range (at);
  create table p1 partition of p for values from ('2025-01-01') to ('2026-01-01');
  create table loose (id int, at date, primary key (id, at)); create type mood as enum ('sad');
  create unlogged table quick (id int primary key)`;

/** What is done to the source's schema, the name that has to be said, and a write after it where one shows it. */
const CASES: readonly { readonly ddl: string; readonly says: RegExp; readonly write?: string }[] = [
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
];

/** Each change of the schema from a fresh start: it has to be named before a row that shows it is applied. */
export async function ddlCases(): Promise<Record<string, unknown>> {
  const server = await startMajor(17);
  let noticed = 0;
  try {
    for (const { ddl, says, write } of CASES) {
      const source = (await server.createDatabase()).admin;
      const target = (await server.createDatabase()).admin;
      await runSql(source, `${DDL}; insert into t values (1, 1, 'a')`);
      await runSql(target, DDL);
      const names = await startFollowing(source, target, newId());
      await runSql(source, ddl);
      let said: string;
      if (write) {
        await runSql(source, write);
        const error: unknown = await drain({ source, target }, names.slot).then(
          () => null,
          (reason: unknown) => reason,
        );
        said = error instanceof MudanzaError && error.code === 'MUD-953' ? String(error.params.changes) : '';
      } else {
        const tables = await withTarget(target, (client) => readFollowedTables(client, names.slot));
        const scope = { schemas: ['public'], leaveOut: [], publication: names.publication };
        said = await withSource(source, async (client) => {
          const lacking = await withSource(target, (there) => missingValues(client, there, ['public']));
          return [...(await schemaChanges(client, tables, scope)), ...lacking].join(', ');
        });
      }
      if (says.test(said)) noticed += 1;
      else console.error(`  not noticed: ${ddl} (${said})`);
      await endFollowing(source, target, names);
    }
    return { ddl: CASES.length, noticed };
  } finally {
    await server.stop();
  }
}
