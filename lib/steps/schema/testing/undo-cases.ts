/** A file that is deployed over something and taken back: afterwards all is as before, byte for byte. */
export interface UndoCase {
  readonly name: string;
  /** What is there before, made by the same role. */
  readonly before?: string;
  readonly file: string;
}

const TABLE = 'create table public.t (id int primary key, note text)';
const APP = 'create schema app';

/** Classes of objects that PostgreSQL 17 can make, one file each. */
const OBJECTS: readonly UndoCase[] = [
  { name: 'table', file: `${TABLE}; create index on public.t (note); comment on table public.t is 'a'` },
  {
    name: 'function with named arguments',
    file: "create function public.f(n int, out m int) language sql as 'select n'",
  },
  { name: 'procedure', file: "create procedure public.p(n int) language sql as 'select 1'" },
  {
    name: 'aggregate',
    file: 'create aggregate public.total(v int) (sfunc = int4pl, stype = int, initcond = 0)',
  },
  {
    name: 'aggregate without arguments',
    file: "create function public.noop(a int) returns int language sql as 'select a'; create aggregate public.every_row(*) (sfunc = public.noop, stype = int); comment on aggregate public.every_row(*) is 'x'",
  },
  {
    name: 'aggregate without arguments in another schema',
    file: "do $$ begin create schema hidden; create function hidden.noop(a int) returns int language sql as 'select a'; create aggregate hidden.every_row(*) (sfunc = hidden.noop, stype = int); end $$",
  },
  {
    name: 'conversion',
    file: `${APP}; create conversion app.conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8`,
  },
  {
    name: 'conversion in a schema that is there',
    file: "create conversion public.conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8; comment on conversion public.conv is 'c'",
  },
  {
    name: 'operator',
    file: 'create function public.plus(a int, b int) returns int language sql immutable return a + b; create operator public.@+@ (leftarg = int, rightarg = int, function = public.plus)',
  },
  {
    name: 'operator pair',
    file: 'create function public.eq(a int, b int) returns boolean language sql immutable return a = b; create operator public.=== (leftarg = int, rightarg = int, function = public.eq, commutator = operator(public.===), negator = operator(public.!==)); create operator public.!== (leftarg = int, rightarg = int, function = public.eq, negator = operator(public.===))',
  },
  {
    name: 'domain with checks',
    file: "create domain public.email as text check (value like '%@%'); create table public.p (id int primary key, e public.email)",
  },
  {
    name: 'types',
    file: "create type public.mood as enum ('a', 'b'); create type public.pair as (a int, b public.mood); create type public.span as range (subtype = int); create table public.p (m public.mood, q public.pair, s public.span)",
  },
  { name: 'collation', file: "create collation public.c (locale = 'C')" },
  {
    name: 'cast',
    file: 'create type public.w as (v int); create function public.to_w(int) returns public.w language sql immutable return row($1)::public.w; create cast (int as public.w) with function public.to_w(int) as assignment',
  },
  {
    name: 'text search',
    file: 'create text search dictionary public.d (template = simple); create text search configuration public.cfg (copy = simple); alter text search configuration public.cfg alter mapping for asciiword with public.d',
  },
  {
    name: 'mappings of a text search configuration that was there',
    before:
      'create text search configuration public.cfg (copy = simple); alter text search configuration public.cfg alter mapping for word with english_stem, simple',
    file: 'create text search dictionary public.d (template = simple); alter text search configuration public.cfg alter mapping for word with public.d; alter text search configuration public.cfg drop mapping for email; alter text search configuration public.cfg add mapping for tag with public.d',
  },
  { name: 'statistics', file: `${TABLE}; create statistics public.st on id, note from public.t` },
  {
    name: 'rule',
    file: `${TABLE}; create view public.v as select * from public.t; create rule r as on insert to public.v do instead nothing`,
  },
  {
    name: 'materialized view',
    file: `${TABLE}; create materialized view public.mv as select id from public.t with no data; create unique index on public.mv (id)`,
  },
  {
    name: 'policy and row security',
    file: `${TABLE}; alter table public.t enable row level security; create policy p on public.t to authenticated using (true)`,
  },
  {
    name: 'trigger',
    file: `${TABLE}; create function public.touch() returns trigger language plpgsql as $$ begin return new; end $$; create trigger tr before update on public.t for each row execute function public.touch()`,
  },
  {
    name: 'partitions',
    file: "create table public.m (id int, at date, primary key (id, at)) partition by range (at); create table public.m1 partition of public.m for values from ('2024-01-01') to ('2025-01-01'); create index on public.m (at)",
  },
  {
    name: 'inheritance',
    file: 'create table public.a (id int); create table public.b (n int) inherits (public.a)',
  },
  {
    name: 'circular foreign keys',
    file: 'create table public.a (id int primary key, b int); create table public.b (id int primary key, a int references public.a); alter table public.a add foreign key (b) references public.b',
  },
  {
    name: 'sequences and identities',
    file: "create sequence public.s; create table public.a (id bigint generated always as identity, n int default nextval('public.s'), q serial)",
  },
  { name: 'publication of a table', file: `${TABLE}; create publication pub for table public.t` },
  { name: 'empty publication', file: 'create publication pub' },
  {
    name: 'schema',
    file: `${APP}; create table app.a (id int); grant usage on schema app to anon; comment on schema app is 'x'`,
  },
  {
    name: 'extension',
    file: 'create extension citext with schema extensions; create table public.p (e extensions.citext)',
  },
  {
    name: 'role',
    file: `create role undo_reader nologin; ${TABLE}; grant select on public.t to undo_reader`,
  },
  {
    name: 'role with privileges on what is there',
    file: `create role undo_visitor; create role undo_owner; grant undo_visitor to undo_owner; ${TABLE}; grant usage on schema public to undo_visitor; alter default privileges in schema public grant usage, select on sequences to undo_visitor; alter default privileges grant execute on functions to undo_visitor`,
  },
  {
    name: 'objects that a DO block makes elsewhere',
    file: `${TABLE}; do $$ begin execute 'create schema hidden'; execute 'create table hidden.h (id int primary key)'; end $$`,
  },
];

/** Privileges, comments and settings of what was there before. */
const CHANGES: readonly UndoCase[] = [
  {
    name: 'grant on schema public',
    file: `${TABLE}; revoke usage on schema public from public; grant all on schema public to public`,
  },
  {
    name: 'grant create on schema public to anon',
    file: `${TABLE}; grant create on schema public to anon with grant option`,
  },
  { name: 'revoke on schema public', file: `${TABLE}; revoke all on schema public from anon, authenticated` },
  {
    name: 'default privileges of a schema',
    file: `${APP}; alter default privileges in schema app grant select on tables to anon; alter default privileges in schema public revoke all on tables from anon; alter default privileges in schema public grant usage on types to anon`,
  },
  {
    name: 'default privileges of all schemas',
    file: `alter default privileges grant all on tables to public; alter default privileges revoke execute on functions from public; alter default privileges grant usage on schemas to anon; ${TABLE}`,
  },
  {
    name: 'grants on a table that is there',
    before: `${TABLE}; revoke all on public.t from anon, authenticated, service_role; grant select (note) on public.t to anon; grant select on public.t to authenticated`,
    file: 'create table public.n (id int); grant insert, update on public.t to anon; grant update (note) on public.t to service_role; revoke select on public.t from authenticated',
  },
  {
    name: 'grants in another order',
    before: `${TABLE}; revoke all on public.t from anon, authenticated, service_role; grant select on public.t to service_role; grant select on public.t to anon; grant select on public.t to authenticated`,
    file: 'create table public.n (id int); revoke all on public.t from service_role; grant select on public.t to service_role',
  },
  {
    name: 'grants on a function that is there',
    before: "create function public.f(n int) returns int language sql as 'select n'",
    file: 'create table public.n (id int); revoke execute on function public.f(int) from public; grant execute on function public.f(int) to anon',
  },
  {
    name: 'grants on a type and a sequence that are there',
    before: "create type public.mood as enum ('a'); create sequence public.s",
    file: 'create table public.n (id int); revoke usage on type public.mood from public; grant update on sequence public.s to anon',
  },
  {
    name: 'comments on what is there',
    before: `${TABLE}; comment on table public.t is 'it''s old'; comment on column public.t.note is 'n'`,
    file: "create table public.n (id int); comment on table public.t is 'new'; comment on column public.t.note is null; comment on column public.t.id is 'i'",
  },
  {
    name: 'columns, defaults and indexes of a table that is there',
    before: TABLE,
    file: "alter table public.t add column extra int; alter table public.t alter note set default 'x'; alter table public.t alter note set not null; create index t_note on public.t (note); alter table public.t add constraint c check (id > 0)",
  },
  {
    name: 'an index that is built concurrently on a table that is there',
    before: TABLE,
    file: 'create table public.n (id int); create index concurrently t_note on public.t (note)',
  },
  {
    name: 'functions and views that are there',
    before:
      "create function public.f() returns int language sql as 'select 1'; create view public.v as select 1 as a",
    file: "create or replace function public.f() returns int language sql as 'select 2'; create or replace view public.v as select 1 as a, 2 as b; create table public.n (id int)",
  },
  {
    name: 'row security of a table that is there',
    before: TABLE,
    file: 'alter table public.t enable row level security; alter table public.t force row level security; create policy p on public.t using (true); create table public.n (id int)',
  },
  {
    name: 'a trigger on a table that is there',
    before: `${TABLE}; create function public.touch() returns trigger language plpgsql as $$ begin return new; end $$`,
    file: 'create trigger tr before update on public.t for each row execute function public.touch(); create table public.n (id int references public.t)',
  },
  {
    name: 'a publication that is there',
    before: `${TABLE}; create publication pub`,
    file: 'create table public.n (id int primary key); alter publication pub add table public.n',
  },
  {
    name: 'comment on the database',
    file: `do $$ begin execute format('comment on database %I is %L', current_database(), 'x'); end $$; ${TABLE}`,
  },
  {
    name: 'privileges of the database',
    file: `do $$ begin execute format('grant create on database %I to anon', current_database()); end $$; ${TABLE}`,
  },
  {
    name: 'a dropped index, view and policy',
    before: `${TABLE}; create index i on public.t (note); create view public.v as select id from public.t; create policy p on public.t for select to anon using (id > 0)`,
    file: 'drop index public.i; drop view public.v; drop policy p on public.t; create table public.n (id int)',
  },
  {
    name: 'a function whose argument got another name',
    before: "create function public.f(n int) returns int language sql as 'select n'",
    file: "drop function public.f(int); create function public.f(m int) returns int language sql as 'select m'",
  },
  {
    name: 'a view that grew under another',
    before: `${TABLE}; create view public.v as select id from public.t; create view public.w as select id from public.v; grant select on public.w to anon; comment on view public.w is 'x'`,
    file: 'create or replace view public.v as select id, note from public.t',
  },
  {
    name: 'a label of an enum that got another name',
    before: "create type public.mood as enum ('a', 'b')",
    file: "alter type public.mood rename value 'a' to 'c'; create table public.n (m public.mood)",
  },
];

export const UNDO_CASES: readonly UndoCase[] = [...OBJECTS, ...CHANGES];
