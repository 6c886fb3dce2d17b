import type { FileCase } from './try-file';

export interface ClassCase extends FileCase {
  /** What refuses it by name, before the deploy, or the hazard that has to be accepted; else the undo is exact. */
  readonly refusedAs?: RegExp;
  readonly lost?: readonly string[];
}

const TABLE = 'create table public.t (id int primary key, note text)';
const PLAIN = "create function public.f(n int) returns int language sql immutable as 'select n'";
const FDW = 'create foreign data wrapper w; create server s foreign data wrapper w';

const one = (name: string, file: string, more: Partial<ClassCase> = {}): ClassCase => ({
  name,
  file,
  ...more,
});

/**
 * For a catalog of PostgreSQL a file that puts something into it, as a superuser of a plain server: what a deploy does
 * there is taken back exactly, or refused by name.
 */
export const CATALOG_CASES: Readonly<Record<string, ClassCase>> = {
  pg_aggregate: one('aggregate', 'create aggregate public.a(int) (sfunc = int4pl, stype = int)'),
  pg_am: one('access method', 'create access method am type index handler bthandler'),
  pg_attrdef: one('default', 'create table public.t (id int default 1)'),
  pg_attribute: one('column', 'alter table public.t add column extra int', { before: TABLE }),
  pg_authid: one('role', 'create role undo_new nologin'),
  pg_class: one('relation', TABLE),
  pg_collation: one('collation', "create collation public.c (locale = 'C')"),
  pg_constraint: one('constraint', 'alter table public.t add constraint c check (id > 0)', { before: TABLE }),
  pg_conversion: one(
    'conversion',
    "create conversion public.c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8",
  ),
  pg_database: one('database', 'create database undo_other', { refusedAs: /MUD-309/ }),
  pg_default_acl: one(
    'default privileges',
    `${TABLE}; alter default privileges in schema public grant select on tables to public`,
  ),
  pg_depend: one('dependency', 'create view public.v as select 1 as a'),
  pg_description: one('comment', "comment on table public.t is 'x'; create table public.n (id int)", {
    before: TABLE,
  }),
  pg_enum: one('enum', "create type public.e as enum ('a', 'b')"),
  pg_extension: one('extension', 'create extension citext; create table public.t (c citext)'),
  pg_foreign_data_wrapper: one('foreign data wrapper', 'create foreign data wrapper w'),
  pg_foreign_server: one('server', FDW),
  pg_foreign_table: one('foreign table', `${FDW}; create foreign table public.ft (id int) server s`),
  pg_index: one('index', 'create index i on public.t (note)', { before: TABLE }),
  pg_inherits: one('heir', 'create table public.child () inherits (public.t)', { before: TABLE }),
  pg_language: one('language', 'create language plsample handler plpgsql_call_handler', {
    refusedAs: /MUD-309/,
  }),
  pg_largeobject_metadata: one('large object', `${TABLE}; select lo_create(4711)`),
  pg_namespace: one('schema', 'create schema app; create table app.t (id int)'),
};

/** What changes or removes what was there: exact, or named before the deploy. */
export const LOSSES: readonly ClassCase[] = [
  one('a dropped table', 'drop table public.t; create table public.n (id int)', {
    before: TABLE,
    lost: ['table public.t'],
  }),
  one('a dropped column', 'alter table public.t drop column note; create table public.n (id int)', {
    before: TABLE,
    lost: ['column public.t.note'],
  }),
  one(
    'rows written into a table that is there',
    "insert into public.t values (1, 'x'); create table public.n (id int)",
    { before: TABLE, lost: ['rows public.t'] },
  ),
  one('rows changed', "update public.t set note = 'y'; create table public.n (id int)", {
    before: `${TABLE}; insert into public.t values (1)`,
    lost: ['rows public.t'],
  }),
  one('rows deleted', 'delete from public.t; create table public.n (id int)', {
    before: `${TABLE}; insert into public.t values (1)`,
    lost: ['rows public.t'],
  }),
  one('a table emptied', 'truncate t; create table public.n (id int)', {
    before: `${TABLE}; insert into public.t values (1)`,
    lost: ['rows public.t'],
  }),
  one('an enum that grew', "alter type public.mood add value 'c'; create table public.n (id int)", {
    before: "create type public.mood as enum ('a')",
    lost: ['type public.mood'],
  }),
  one('a dropped role', 'create table public.n (id int); drop role undo_gone', {
    before: 'create role undo_gone',
    lost: ['authid undo_gone'],
  }),
  one('a dropped function that was there', 'drop function public.f(int); create table public.n (id int)', {
    before: PLAIN,
  }),
];
