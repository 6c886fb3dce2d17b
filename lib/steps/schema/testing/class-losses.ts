import type { ClassCase } from './class-cases';

const TABLE = 'create table public.t (id int primary key, note text)';
const NEW = 'create table public.n (id int)';
const PLAIN = "create function public.f(n int) returns int language sql immutable as 'select n'";

const one = (name: string, file: string, more: Partial<ClassCase> = {}): ClassCase => ({
  name,
  file,
  ...more,
});

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
  one('an extension that was there', `drop extension citext; ${NEW}`, {
    before: 'create extension citext',
    lost: ['extension citext'],
  }),
  one('a setting of a role that was there', `alter role undo_there set work_mem = '8MB'; ${NEW}`, {
    before: "create role undo_there; alter role undo_there set work_mem = '4MB'",
    lost: ['settings of role undo_there'],
  }),
  one(
    'a setting of the database',
    `do $$ begin execute format('alter database %I set work_mem = %L', current_database(), '8MB'); end $$; ${NEW}`,
  ),
  one('a membership that was there', `revoke undo_a from undo_b; ${NEW}`, {
    before: 'create role undo_a; create role undo_b; grant undo_a to undo_b',
    lost: ['auth members undo_a from undo_b'],
  }),
  one('a membership of roles that are there', `grant undo_a to undo_b; ${NEW}`, {
    before: 'create role undo_a; create role undo_b',
  }),
  one(
    'operators and functions of a family that is there',
    `alter operator family public.fam using btree add operator 1 < (int4, int8), function 1 (int4, int8) btint48cmp(int4, int8); ${NEW}`,
    { before: 'create operator family public.fam using btree' },
  ),
  one(
    'operators and functions of a family that the file does not name',
    `do $$ begin alter operator family hidden."of fam" using btree add operator 1 < (int4, int8), function 1 (int4, int8) btint48cmp(int4, int8); end $$; ${NEW}`,
    { before: 'create schema hidden; create operator family hidden."of fam" using btree' },
  ),
  one('a cast that was there', `drop cast (int as public.w); ${NEW}`, {
    before:
      'create type public.w as (v int); create function public.to_w(int) returns public.w language sql immutable return row($1)::public.w; create cast (int as public.w) with function public.to_w(int)',
    lost: ['cast (integer as public.w)'],
  }),
  one('a server whose options change', `alter server s options (add host 'x'); ${NEW}`, {
    before: 'create foreign data wrapper w; create server s foreign data wrapper w',
    lost: ['server s'],
  }),
  one(
    'a parser and a template elsewhere',
    `do $$ begin execute 'create schema hidden'; execute 'create text search parser hidden.p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)'; execute 'create text search template hidden.tt (lexize = dsimple_lexize)'; end $$; ${NEW}`,
  ),
  one(
    'what lies in a schema that the file does not name',
    `do $$ begin alter type hidden.mood add value 'b'; alter sequence hidden.s increment 5; alter table hidden.t alter note set default 'y'; end $$; ${NEW}`,
    {
      before:
        "create schema hidden; create type hidden.mood as enum ('a'); create sequence hidden.s; create table hidden.t (id int, note text default 'x')",
      lost: ['attribute note', 'sequence hidden.s', 'type mood'],
    },
  ),
];
