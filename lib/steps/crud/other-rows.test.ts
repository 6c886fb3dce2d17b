import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ident, sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { CRUD_CRITERIA } from './crud-criteria';
import { runCrud } from './run-crud';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function check(schema: string, ddl: string) {
  await withTarget(database.direct, async (client) => {
    await client.execute(sql`create schema ${ident(schema)}`);
    const text = `set search_path to ${ident(schema).fragment}, public; ${ddl}; reset search_path`;
    await client.execute(trustedSql(text, 'own-file'));
  });
  const rows = () =>
    withTarget(database.direct, (client) =>
      client.rows(
        trustedSql(`select tableoid::regclass::text, t::text from ${schema}.t order by 1, 2`, 'own-file'),
      ),
    );
  const before = await rows();
  const evidence = await runCrud({
    connect: (door, use, signal) =>
      withTarget(door === 'session' ? database.direct : database.pooled, use, signal ? { signal } : {}),
    runId: 'others0123456789',
    schemas: [schema],
    only: [],
    first: 't',
    clients: 4,
    hasSessionDoor: true,
    signal: new AbortController().signal,
    onTable: () => undefined,
    onStage: () => undefined,
  });
  const verdicts = CRUD_CRITERIA.map(({ id, judge }) => ({ id, ...judge(evidence) }));
  const failed = verdicts
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ id, message }) => ({ id, message }));
  return { evidence, failed, before, after: await rows() };
}

/** Rows of somebody else that look like what the check writes: in every column, or in the key of a table above or below. */
const ALIKE: readonly (readonly [what: string, ddl: string])[] = [
  [
    'rows without a key that are all alike',
    'create table t (flag boolean not null); insert into t select n % 2 = 0 from generate_series(1, 60) n',
  ],
  [
    'rows of an enum without a key',
    "create type mood as enum ('sad', 'ok'); create table t (mood mood not null); insert into t select 'sad' from generate_series(1, 30)",
  ],
  [
    'rows of nothing but defaults',
    'create table t (a int default 1, b text default null); insert into t select from generate_series(1, 9)',
  ],
  ['rows without a column', 'create table t (); insert into t select from generate_series(1, 5)'],
  [
    'rows without a key in partitions',
    "create table t (kind text not null, n boolean not null) partition by list (kind); create table t1 partition of t for values in ('a'); insert into t select 'a', n % 2 = 0 from generate_series(1, 20) n",
  ],
  [
    'rows of a child with the same keys',
    'create table t (id smallint generated always as identity primary key, note text not null); create table child () inherits (t); insert into child select n, $$theirs$$ from generate_series(1, 60) n',
  ],
  [
    'rows that a trigger makes alike',
    "create table t (note text not null); create function same() returns trigger language plpgsql as 'begin new.note := ''same''; return new; end'; create trigger same before insert or update on t for each row execute function same(); insert into t select 'x' from generate_series(1, 12)",
  ],
  [
    'keys that are all taken',
    'create table t (id boolean primary key, note text); insert into t values (true), (false); create table free (id int primary key)',
  ],
  [
    'keys of an enum, all but one taken',
    "create type step as enum ('a', 'b', 'c'); create table t (id step primary key); insert into t values ('a'), ('b')",
  ],
];

describe('rows of somebody else', () => {
  it.each(ALIKE)('stay as they are: %s', async (what, ddl) => {
    const { before, after, failed, evidence } = await check(`o_${what.replaceAll(/\W+/g, '_')}`, ddl);
    expect(after).toEqual(before);
    expect(evidence.leftovers.remaining).toEqual([]);
    expect(failed).toEqual([]);
  });
});

const raise = (event: string) =>
  `create function no() returns trigger language plpgsql as 'begin raise exception ''only to be read''; end';
   create trigger no before ${event} on t for each row execute function no()`;
const keep = (event: string) =>
  `create function keep() returns trigger language plpgsql as 'begin return null; end';
   create trigger keep before ${event} on t for each row execute function keep()`;
const T = 'create table t (id serial primary key, note text not null, gone boolean not null default false)';

/** Tables that were made to refuse: nothing is wrong with them, and nothing was proved of them. */
const GUARDED: readonly (readonly [what: string, ddl: string])[] = [
  ['a trigger that refuses every change', `${T}; ${raise('update or delete')}`],
  ['a trigger that keeps what is deleted', `${T}; ${keep('delete')}`],
  ['a trigger that swallows new rows', `${T}; ${keep('insert')}`],
  ['a trigger that swallows changes', `${T}; ${keep('update')}`],
  [
    'a trigger that marks instead of deleting',
    `${T}; create function mark() returns trigger language plpgsql set search_path from current as 'begin update t set gone = true where id = old.id; return null; end'; create trigger mark before delete on t for each row execute function mark()`,
  ],
  ['a rule that does nothing instead', `${T}; create rule never as on delete to t do instead nothing`],
  [
    'a rule that marks instead',
    `${T}; create rule mark as on delete to t do instead update t set gone = true where id = old.id`,
  ],
];

describe('a table that was made to refuse', () => {
  it.each(GUARDED)('is left out by name, with nothing written: %s', async (what, ddl) => {
    const { after, failed, evidence } = await check(
      `g_${what.replaceAll(/\W+/g, '_')}`,
      `${ddl}; create table free (id int primary key)`,
    );
    expect(after).toEqual([]);
    expect(failed).toEqual([]);
    const left = evidence.tables.filter(({ skipped }) => skipped !== null);
    expect(new Set(left.map(({ skipped }) => skipped?.reason))).toEqual(new Set(['guard']));
    expect(CRUD_CRITERIA.find(({ id }) => id === 'crud.skipped')?.judge(evidence).verdict).toBe('warn');
  });

  it.each([
    ['a trigger that lets no row in', `${T}; ${raise('insert')}`],
    [
      'a trigger whose function is broken',
      `${T}; create function broken() returns trigger language plpgsql as 'begin perform * from nowhere; return new; end'; create trigger broken before insert on t for each row execute function broken()`,
    ],
    [
      'a sequence that is behind its rows',
      'create table t (id serial primary key); insert into t select n from generate_series(1, 40) n',
    ],
    [
      'a default that cannot be',
      'create table t (id int primary key, n int not null default (1 / (random() - random())::int))',
    ],
    [
      'a key without rights to its sequence',
      'create table t (id serial primary key); revoke all on t from postgres',
    ],
  ])('is not one of these: %s', async (what, ddl) => {
    const { failed } = await check(`b_${what.replaceAll(/\W+/g, '_')}`, ddl).catch((error: unknown) => ({
      failed: [error],
    }));
    expect(failed).not.toEqual([]);
  });
});
