import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { withSource } from '../with-client';
import { planFollow } from './begin-follow';
import { missingValues } from './missing-values';
import { schemaChanges } from './schema-watch';
import { runSql } from './testing/follow-servers';

let server: MajorServer;
let source: Credentials;
let target: Credentials;
beforeAll(async () => {
  server = await startMajor(17);
  source = (await server.createDatabase()).admin;
  target = (await server.createDatabase()).admin;
});
afterAll(() => server.stop());

const ddl = (schema: string) => `create schema ${schema}; set search_path = ${schema};
  create type mood as enum ('sad', 'ok');
  create table t (id int primary key, n int, w int, s varchar(9), mood mood, twice int generated always as (n * 2) stored);
  create table u (id int primary key); create table k (a int); alter table k replica identity full;
  create table p (id int, at date, primary key (id, at)) partition by range (at);
  create table p1 partition of p for values from ('2025-01-01') to ('2026-01-01');
  create table loose (id int, at date, primary key (id, at));
  create unlogged table quick (id int primary key)`;

/** Nothing of these is in the stream as such, or only with a row that comes later. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['nothing', 'analyze t', []],
  ['a renamed column', 'alter table t rename n to m', ['DROP COLUMN S.t.n', 'ADD COLUMN S.t.m']],
  ['a renamed table', 'alter table u rename to v', ['DROP TABLE S.u', 'CREATE TABLE S.v']],
  ['another schema', 'create schema S_other; alter table u set schema S_other', ['DROP TABLE S.u']],
  [
    'a generated column',
    'alter table t add thrice int generated always as (n * 3) stored',
    ['ADD COLUMN S.t.thrice GENERATED'],
  ],
  ['a generated column that goes', 'alter table t drop twice', ['DROP COLUMN S.t.twice']],
  ['no identity any more', 'alter table t replica identity nothing', ['ALTER TABLE S.t REPLICA IDENTITY']],
  [
    'the identity that was made for it',
    'alter table k replica identity default',
    ['ALTER TABLE S.k REPLICA IDENTITY'],
  ],
  [
    'a partition made',
    `create table p2 partition of p for values from ('2026-01-01') to ('2027-01-01')`,
    ['CREATE TABLE S.p2'],
  ],
  [
    'a table attached',
    `alter table p attach partition loose for values from ('2027-01-01') to ('2028-01-01')`,
    ['ALTER TABLE S.p ATTACH PARTITION S.loose'],
  ],
  ['a partition detached', 'alter table p detach partition p1', ['ALTER TABLE S.p DETACH PARTITION S.p1']],
  [
    'a table made anew under its name',
    'drop table u; create table u (id int primary key)',
    ['DROP TABLE S.u', 'CREATE TABLE S.u'],
  ],
  [
    'a table that left the publication',
    'alter publication S drop table u',
    ['ALTER PUBLICATION S DROP TABLE S.u'],
  ],
  ['a wider type', 'alter table t alter w type bigint', ['ALTER COLUMN S.t.w TYPE']],
  ['a longer text', 'alter table t alter s type varchar(90)', ['ALTER COLUMN S.t.s TYPE']],
  ['a new table', 'create table fresh (id int)', ['CREATE TABLE S.fresh']],
  ['an unlogged table that is logged now', 'alter table quick set logged', ['CREATE TABLE S.quick']],
  // Stricter than what was there: everything that comes fits.
  ['a column that must be filled', 'alter table t alter n set not null', []],
  ['an index and a truncate', 'create index on t (n); truncate t cascade', []],
  ['a value more in an enum', `alter type mood add value 'it''s'`, [`ALTER TYPE S.mood ADD VALUE 'it''s'`]],
];

describe('the schema of a source that is followed', () => {
  it.each(CASES.map((one, index) => [...one, `case_${index}`] as const))(
    '%s',
    async (_, change, expected, schema) => {
      await runSql(source, ddl(schema));
      await runSql(target, ddl(schema));
      await runSql(
        source,
        `create publication ${schema} for table only ${['t', 'u', 'k', 'p1', 'loose'].map((name) => `${schema}.${name}`).join(', only ')}`,
      );
      const scope = { schemas: [schema], leaveOut: [] as string[], publication: schema };
      await withSource(source, (here) =>
        withSource(target, async (there) => {
          const followed = await planFollow(here, there, scope);
          expect(followed).toHaveLength(5);
          await runSql(
            source,
            `set search_path = ${schema}; ${change.replaceAll(/\bS(?=\b|_other)/g, schema)}`,
          );
          const found = [
            ...(await schemaChanges(here, followed, scope)),
            ...(await missingValues(here, there, [schema])),
          ];
          expect(found).toEqual(expected.map((text) => text.replaceAll(/\bS\b/g, schema)));
        }),
      );
    },
  );

  it('knows nothing of what an older version did not write down, and calls it no change', async () => {
    await runSql(source, ddl('older'));
    const scope = { schemas: ['older'], leaveOut: [] };
    await withSource(source, async (here) => {
      const followed = (await planFollow(here, here, scope)).map(({ shape: _, ...rest }) => rest);
      await runSql(source, 'alter table older.t drop twice');
      expect(await schemaChanges(here, followed, { ...scope, leaveOut: ['older.quick'] })).toEqual([]);
    });
  });
});
