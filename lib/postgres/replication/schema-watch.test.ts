import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { withSource } from '../with-client';
import { planFollow } from './begin-follow';
import { schemaChanges } from './schema-watch';
import { sourceChanges } from './source-changes';
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
  create table t (id int primary key, n int check (n > -1), w int not null, s varchar(9), mood mood,
    twice int generated always as (n * 2) stored);
  create unique index t_w on t (w);
  create table u (id int primary key); create table k (a int); alter table k replica identity full;
  create table p (id int, at date, primary key (id, at)) partition by range (at);
  create table p1 partition of p for values from ('2025-01-01') to ('2026-01-01');
  create table loose (id int, at date, primary key (id, at));
  create unlogged table quick (id int primary key)`;

/** Nothing of these is in the stream as such, or only with a row that comes later. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['nothing', 'analyze t', []],
  [
    'a renamed column',
    'alter table t rename n to m',
    ['DROP COLUMN S.t.n', 'ADD COLUMN S.t.m', 'ALTER TABLE S.t ALTER CONSTRAINT t_n_check'],
  ],
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
  ['a value more in an enum', `alter type mood add value 'it''s'`, [`ALTER TYPE S.mood ADD VALUE 'it''s'`]],
  // No RELATION message comes for an enum: https://github.com/debezium/debezium/pull/7668
  [
    'a value that has another name',
    `alter type mood rename value 'sad' to 'blue'`,
    [`ALTER TYPE S.mood RENAME VALUE 'sad' TO 'blue'`],
  ],
  // Rows may come that the target refuses: https://github.com/freelawproject/courtlistener/issues/919
  ['a column that may be empty', 'alter table t alter w drop not null', ['ALTER TABLE S.t DROP NOT NULL w']],
  [
    'a check that is gone',
    'alter table t drop constraint t_n_check',
    ['ALTER TABLE S.t DROP CONSTRAINT t_n_check'],
  ],
  [
    'a check of the same name',
    'alter table t drop constraint t_n_check, add constraint t_n_check check (n > -9)',
    ['ALTER TABLE S.t ALTER CONSTRAINT t_n_check'],
  ],
  ['a unique index that is gone', 'drop index t_w', ['ALTER TABLE S.t DROP INDEX t_w']],
  // https://github.com/PeerDB-io/peerdb/pull/3497
  [
    'no key any more',
    'alter table t drop constraint t_pkey',
    ['ALTER TABLE S.t REPLICA IDENTITY', 'ALTER TABLE S.t DROP CONSTRAINT t_pkey'],
  ],
  [
    'another key',
    'alter table t drop constraint t_pkey; alter table t add primary key (w)',
    ['ALTER TABLE S.t ALTER CONSTRAINT t_pkey'],
  ],
];

/** No row is harmed by these: what follows goes on, and the target lacks them after the switch. */
const OTHERS: readonly (readonly [string, string, readonly string[]])[] = [
  ['a column that must be filled', 'alter table t alter n set not null', ['ALTER TABLE S.t ADD NOT NULL n']],
  [
    'an index and a truncate',
    'create index t_s on t (s); truncate t cascade',
    ['ALTER TABLE S.t ADD INDEX t_s'],
  ],
  ['a default', 'alter table t alter n set default 7', ['ALTER TABLE S.t ADD DEFAULT n']],
  [
    'an identity',
    'alter table u alter id add generated always as identity',
    ['ALTER TABLE S.u ADD IDENTITY id'],
  ],
  ['a rule', 'alter table t add constraint t_once unique (s)', ['ALTER TABLE S.t ADD CONSTRAINT t_once']],
  [
    'a trigger',
    `create function f() returns trigger language plpgsql as $$ begin return new; end $$;
     create trigger t_f before insert on t for each row execute function f()`,
    ['ALTER TABLE S.t ADD TRIGGER t_f'],
  ],
  ['a policy', 'create policy p on t using (true)', ['ALTER TABLE S.t ADD POLICY p']],
];

/** What somebody did on both sides is nothing that the target lacks. */
const HEALED = [
  'alter table t drop constraint t_n_check',
  'alter table t alter w drop not null',
  `alter type mood add value 'new'`,
  `alter type mood rename value 'sad' to 'blue'`,
  'create index t_s on t (s)',
  'alter table t drop constraint t_n_check, add constraint t_n_check check (n > -9)',
];

const own = (text: string, schema: string) => text.replaceAll(/\bS(?=\b|_other)/g, schema);

/** Follows a fresh schema and says what has changed after that. */
async function found(schema: string, change: string, onTarget = '') {
  for (const at of [source, target]) await runSql(at, ddl(schema));
  const tables = ['t', 'u', 'k', 'p1', 'loose'].map((name) => `${schema}.${name}`).join(', only ');
  await runSql(source, `create publication ${schema} for table only ${tables}`);
  const scope = { schemas: [schema], leaveOut: [] as string[], publication: schema };
  return withSource(source, (here) =>
    withSource(target, async (there) => {
      const followed = await planFollow(here, there, scope);
      expect(followed).toHaveLength(5);
      await runSql(source, `set search_path = ${schema}; ${own(change, schema)}`);
      await runSql(target, `set search_path = ${schema}; ${own(onTarget, schema)}`);
      return sourceChanges(here, there, followed, scope);
    }),
  );
}

describe('the schema of a source that is followed', () => {
  it.each(CASES.map((one, index) => [...one, `case_${index}`] as const))(
    '%s',
    async (_, change, expected, schema) => {
      const { harmful } = await found(schema, change);
      expect(harmful).toEqual(expected.map((text) => own(text, schema)));
    },
  );

  it.each(OTHERS.map((one, index) => [...one, `other_${index}`] as const))(
    '%s harms no row, and is said',
    async (_, change, expected, schema) => {
      const others = expected.map((text) => own(text, schema));
      expect(await found(schema, change)).toEqual({ harmful: [], others });
    },
  );

  it.each(HEALED.map((change, index) => [change, `healed_${index}`] as const))(
    'is as it was once the target has it, too: %s',
    async (change, schema) => {
      expect(await found(schema, change, change)).toEqual({ harmful: [], others: [] });
    },
  );

  it('knows nothing of what an older version did not write down, and calls it no change', async () => {
    await runSql(source, ddl('older'));
    const scope = { schemas: ['older'], leaveOut: [] };
    await withSource(source, async (here) => {
      const followed = (await planFollow(here, here, scope)).map(({ shape: _, rules: __, ...rest }) => rest);
      await runSql(source, 'alter table older.t drop twice');
      expect(await schemaChanges(here, followed, { ...scope, leaveOut: ['older.quick'] })).toEqual([]);
      expect((await sourceChanges(here, here, followed, scope)).others).toEqual([]);
    });
  });
});
