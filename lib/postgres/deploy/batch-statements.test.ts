import { describe, expect, it } from 'vitest';
import { batchStatements } from './batch-statements';

const batchesOf = (texts: readonly string[]) =>
  batchStatements(texts.map((text, index) => ({ text, line: index + 1, label: text }))).map((batch) =>
    batch.map(({ line }) => line),
  );

const PLAIN = [
  'create table a (id int)',
  'CREATE TABLE public.b (at timestamptz generated always as (now()) stored)',
  'create unlogged table c (id int)',
  'create unique index i on a (id)',
  'create constraint trigger t after insert on a for each row execute function f()',
  'create or replace function f() returns int language sql as $$ select 1 $$',
  'create or replace recursive view v (n) as select 1',
  "create type mood as enum ('a')",
  'create domain d as int',
  'alter table a add constraint x unique (id)',
  'comment on table a is $$x$$',
  'grant select on a to public',
  'revoke all on a from public',
] as const;

const ALONE = [
  'select 1',
  'do $$ begin end $$',
  'call p()',
  'commit',
  '/* a */ create table a (id int)',
  'insert into a values (1)',
  'set local search_path to a',
  'create table a as select 1',
  'create materialized view m as select 1',
  'create extension citext',
  'refresh materialized view m',
  'truncate a',
  'reset all',
  'lock table a',
  'creates table a (id int)',
] as const;

describe('a statement', () => {
  it.each(PLAIN)('goes behind another one: %s', (text) => {
    expect(batchesOf(['create table z ()', text, 'create table y ()'])).toEqual([[1, 2, 3]]);
  });

  it.each(ALONE)('waits, and lets the next one wait: %s', (text) => {
    expect(batchesOf(['create table z ()', text, 'create table y ()'])).toEqual([[1], [2], [3]]);
  });

  it.each([String.raw`comment on table a is 'C:\x'`, "comment on table a is 'ñ'"])(
    'that could be read in two ways waits for the answer of the one before: %s',
    (text) => {
      expect(batchesOf(['create table z ()', text, 'create table y ()'])).toEqual([[1], [2, 3]]);
    },
  );
});

describe('a batch', () => {
  it('keeps the order and holds no more than a cancel can wait for', () => {
    const batches = batchesOf(Array.from({ length: 130 }, (_, index) => `create table t${index} ()`));
    expect(batches.map((batch) => batch.length)).toEqual([64, 64, 2]);
    expect(batches.flat()).toEqual(Array.from({ length: 130 }, (_, index) => index + 1));
  });

  it('holds no more than the sockets on the way', () => {
    const long = `create function f() returns text language sql as $$ select '${'x'.repeat(30_000)}' $$`;
    expect(batchesOf([long, long, long])).toEqual([[1], [2], [3]]);
    expect(batchesOf(['create table a ()', long, 'create table b ()'])).toEqual([[1, 2, 3]]);
  });

  it('is none of nothing', () => expect(batchesOf([])).toEqual([]));
});
