import { describe, expect, it } from 'vitest';
import type { Hazard } from '../../plan/step';
import { parseScript } from './parse-script';
import { splitScript } from './split-script';
import { runsAlone, statementHazards } from './statement-hazards';
import { statementLabel } from './statement-label';
import { writtenSchema } from './written-schema';

async function nodeOf(text: string) {
  for await (const { node } of parseScript(splitScript(text), text)) return node;
  throw new Error(`nothing to read in ${text}`);
}

const hazards = async (text: string, fresh: readonly string[] = []) =>
  statementHazards(await nodeOf(text), (name) => fresh.includes(name));

describe('dangers of a statement', () => {
  it.each<[text: string, hazards: Hazard[]]>([
    ['create table t (id int)', []],
    ['drop table t', ['DROPS_OBJECTS', 'DELETES_DATA']],
    ['drop schema app', ['DROPS_OBJECTS', 'DELETES_DATA']],
    ['drop view v', ['DROPS_OBJECTS']],
    ['drop view v cascade', ['DROPS_OBJECTS', 'DELETES_DATA']],
    ['drop function f(int)', ['DROPS_OBJECTS']],
    ['truncate t', ['DELETES_DATA']],
    ['delete from t where id = 1', ['DELETES_DATA']],
    ['update t set id = 2', ['DELETES_DATA']],
    ['insert into t values (1)', []],
    ['alter table t drop column a', ['DROPS_OBJECTS', 'DELETES_DATA']],
    ['alter table t drop constraint c', ['DROPS_OBJECTS']],
    ['alter table t alter a type bigint', ['REWRITES_TABLE', 'LOCKS_TABLE']],
    ['alter table t alter a set not null', ['LOCKS_TABLE']],
    ['alter table t add constraint c check (a > 0)', ['LOCKS_TABLE']],
    ['alter table t add constraint c check (a > 0) not valid', []],
    ['alter table t add column a int', []],
    ['create index on t (a)', ['LOCKS_TABLE']],
    ['create index concurrently on t (a)', ['NOT_TRANSACTIONAL']],
    ['drop index concurrently i', ['NOT_TRANSACTIONAL', 'DROPS_OBJECTS']],
    ['vacuum t', ['NOT_TRANSACTIONAL']],
    ['analyze t', []],
    ['reindex (concurrently) index i', ['NOT_TRANSACTIONAL']],
    ['alter table m detach partition m1 concurrently', ['NOT_TRANSACTIONAL']],
    ['grant select on t to anon', ['EXPOSES_DATA']],
    ['grant select on t to public', ['EXPOSES_DATA']],
    ['grant select on t to backend', []],
    ['revoke select on t from anon', []],
    ['grant execute on function f() to anon', []],
    ['grant usage on schema public to anon', []],
    ['grant create on schema public to anon', ['OPENS_SCHEMA']],
    ['grant all on schema public to public', ['OPENS_SCHEMA']],
    ['grant reader to anon', ['EXPOSES_DATA']],
    ['grant reader to backend', []],
    ['alter default privileges grant select on tables to anon', ['EXPOSES_DATA']],
    ['alter default privileges revoke select on tables from anon', []],
  ])('%s', async (text, expected) => {
    expect(await hazards(text)).toEqual(expected);
  });

  it.each([
    'create index on t (a)',
    'alter table t alter a type bigint',
    'alter table t alter a set not null',
  ])('are none of a table that the file itself made: %s', async (text) =>
    expect(await hazards(text, ['public.t'])).toEqual([]),
  );

  it('are the same whatever else the file made', async () => {
    expect(await hazards('create index on app.t (a)', ['public.t'])).toEqual(['LOCKS_TABLE']);
  });
});

it.each([
  ['create index concurrently i on t (a)', true],
  ['create index i on t (a)', false],
  ['create subscription s connection $$x$$ publication p', true],
  ['vacuum (analyze) t', true],
  ['analyze t', false],
])('%s runs outside a transaction only: %s', async (text, alone) => {
  expect(runsAlone(await nodeOf(text))).toBe(alone);
});

it.each([
  ['create schema app', 'app'],
  ['create table app.t (id int)', 'app'],
  ['create table t (id int)', undefined],
  ['alter table app.t add a int', 'app'],
  ['create index on app.t (a)', 'app'],
  ['create view app.v as select 1', 'app'],
  ['create sequence app.s', 'app'],
  ["create function app.f() returns int language sql as 'select 1'", 'app'],
  ['create type app.pair as (a int)', 'app'],
  ["create type app.mood as enum ('a')", 'app'],
  ["alter type app.mood add value 'b'", 'app'],
  ['create domain app.d as int', 'app'],
  ['alter domain app.d set not null', 'app'],
  ['create table app.t as select 1', 'app'],
  ['drop table app.t', 'app'],
  ['drop function app.f(int)', 'app'],
  ['drop schema app', 'app'],
  ['select 1', undefined],
])('%s is written into schema %s', async (text, schema) => {
  expect(writtenSchema(await nodeOf(text)) || undefined).toBe(schema);
});

it.each([
  ['create table public.t (\n  id int\n)', 'create table public.t'],
  ['CREATE UNLOGGED TABLE t(id int)', 'CREATE UNLOGGED TABLE t'],
  ["create type mood as enum ('a')", 'create type mood as enum'],
  ['insert into t (id) values (1)', 'insert into t'],
  ['create index i\n  on public.t\n  (a, b)', 'create index i on public.t (a, b)'],
  ['-- why\ncreate view v as select 1', 'create view v as select 1'],
  [`comment on table t is '${'x'.repeat(200)}'`, `comment on table t is '${'x'.repeat(66)}…`],
])('%s is called by its beginning', (text, label) => {
  expect(statementLabel(text)).toBe(label);
  expect(statementLabel(text).length).toBeLessThanOrEqual(90);
});
