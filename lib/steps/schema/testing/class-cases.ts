import type { FileCase } from './try-file';

export interface ClassCase extends FileCase {
  /** What refuses it by name, before the deploy, or the hazard that has to be accepted; else the undo is exact. */
  readonly refusedAs?: RegExp;
  readonly lost?: readonly string[];
  /** The rewrite that leaves the statement out, and says so; the rest of the file is deployed. */
  readonly leftOutBy?: string;
  /** What the undo leaves in the catalog and no dump shows: why it cannot be otherwise. */
  readonly leaves?: string;
}

const TABLE = 'create table public.t (id int primary key, note text)';
const FDW = 'create foreign data wrapper w; create server s foreign data wrapper w';
const NEW = 'create table public.n (id int)';
const TOUCH =
  'create function public.touch() returns trigger language plpgsql as $$ begin return new; end $$';
const PAIR = 'create type public.w as (v int)';
const FAMILY = 'create operator family public.fam using btree';
const CONFIG = 'create text search configuration public.cfg (copy = simple)';

const one = (name: string, file: string, more: Partial<ClassCase> = {}): ClassCase => ({
  name,
  file,
  ...more,
});

/** Catalogs of what lies in a schema. */
const IN_SCHEMAS: Readonly<Record<string, ClassCase>> = {
  pg_aggregate: one('aggregate', 'create aggregate public.a(int) (sfunc = int4pl, stype = int)'),
  pg_amop: one(
    'operator of a family',
    `${FAMILY}; alter operator family public.fam using btree add operator 1 < (int4, int8), operator 3 = (int4, int8)`,
  ),
  pg_amproc: one(
    'function of a family',
    `${FAMILY}; alter operator family public.fam using btree add function 1 (int4, int8) btint48cmp(int4, int8)`,
  ),
  pg_attrdef: one('default', 'create table public.t (id int default 1)'),
  pg_attribute: one('column', 'alter table public.t add column extra int', {
    before: TABLE,
    leaves: 'a dropped column keeps its number',
  }),
  pg_cast: one(
    'cast',
    `${PAIR}; create function public.to_w(int) returns public.w language sql immutable return row($1)::public.w; create cast (int as public.w) with function public.to_w(int) as assignment; comment on cast (int as public.w) is 'c'`,
  ),
  pg_class: one('relation', TABLE),
  pg_collation: one('collation', "create collation public.c (locale = 'C')"),
  pg_constraint: one('constraint', 'alter table public.t add constraint c check (id > 0)', { before: TABLE }),
  pg_conversion: one(
    'conversion',
    "create conversion public.c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8",
  ),
  pg_depend: one('dependency', 'create view public.v as select 1 as a'),
  pg_description: one('comment', `comment on table public.t is 'x'; ${NEW}`, { before: TABLE }),
  pg_enum: one('enum', "create type public.e as enum ('a', 'b')"),
  pg_foreign_table: one('foreign table', `${FDW}; create foreign table public.ft (id int) server s`),
  pg_index: one('index', 'create index i on public.t (note)', { before: TABLE }),
  pg_inherits: one('heir', 'create table public.child () inherits (public.t)', { before: TABLE }),
  pg_namespace: one('schema', 'create schema app; create table app.t (id int)'),
  pg_opclass: one(
    'operator class',
    'create operator class public.oc for type int using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int)',
  ),
  pg_operator: one(
    'operator',
    'create function public.plus(a int, b int) returns int language sql immutable return a + b; create operator public.@+@ (leftarg = int, rightarg = int, function = public.plus)',
  ),
  pg_opfamily: one('operator family', `${FAMILY}; comment on operator family public.fam using btree is 'f'`),
  pg_partitioned_table: one(
    'partitioned table',
    'create table public.p (id int) partition by list (id); create table public.p1 partition of public.p for values in (1); create table public.p2 partition of public.p default',
  ),
  pg_policy: one('policy', 'create policy p on public.t for select using (id > 0)', { before: TABLE }),
  pg_proc: one('function', "create function public.f(n int) returns int language sql as 'select n'"),
  pg_range: one('range', 'create type public.span as range (subtype = int, multirange_type_name = spans)'),
  pg_rewrite: one('rule', 'create rule r as on delete to public.t do instead nothing', { before: TABLE }),
  pg_seclabel: one('security label', `${TABLE}; security label on table public.t is 'x'`, {
    refusedAs: /22023/,
  }),
  pg_sequence: one('sequence', 'create sequence public.s increment 5 cycle maxvalue 50'),
  pg_statistic: one(
    'what ANALYZE found',
    'create table public.t (id int); insert into public.t values (1), (2); analyze public.t',
  ),
  pg_statistic_ext: one('statistics', 'create statistics public.st on id, note from public.t', {
    before: TABLE,
  }),
  pg_statistic_ext_data: one(
    'what ANALYZE found for statistics',
    'create table public.t (a int, b int); create statistics public.st on a, b from public.t; insert into public.t values (1, 1), (2, 2), (2, 2); analyze public.t',
  ),
  pg_transform: one(
    'transform',
    "create function public.tf(internal) returns internal language internal immutable strict as 'varchar_support'; create transform for int language sql (from sql with function public.tf(internal))",
  ),
  pg_trigger: one(
    'trigger',
    `${TOUCH}; create trigger tr before update on public.t for each row execute function public.touch()`,
    { before: TABLE },
  ),
  pg_ts_config: one('text search configuration', CONFIG),
  pg_ts_config_map: one(
    'mapping of a text search configuration',
    'alter text search configuration public.cfg alter mapping for asciiword with english_stem; create table public.n (id int)',
    { before: CONFIG },
  ),
  pg_ts_dict: one('text search dictionary', 'create text search dictionary public.d (template = simple)'),
  pg_ts_parser: one(
    'text search parser',
    'create text search parser public.p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)',
  ),
  pg_ts_template: one(
    'text search template',
    'create text search template public.tt (init = dsimple_init, lexize = dsimple_lexize)',
  ),
  pg_type: one('type', PAIR),
};

/** Catalogs of the database and of the server around the schemas. */
const AROUND: Readonly<Record<string, ClassCase>> = {
  pg_am: one('access method', 'create access method am type index handler bthandler'),
  pg_auth_members: one(
    'membership',
    `create role undo_a; create role undo_b; grant undo_a to undo_b with admin option; ${TABLE}`,
  ),
  pg_authid: one('role', 'create role undo_new nologin'),
  pg_database: one('database', 'create database undo_other', { refusedAs: /MUD-309/ }),
  pg_db_role_setting: one(
    'setting of a role',
    `create role undo_set; alter role undo_set set work_mem = '8MB'; ${TABLE}`,
  ),
  pg_default_acl: one(
    'default privileges',
    `${TABLE}; alter default privileges in schema public grant select on tables to public`,
  ),
  pg_event_trigger: one(
    'event trigger',
    `create function public.seen() returns event_trigger language plpgsql as $$ begin end $$; create event trigger undo_seen on ddl_command_end execute function public.seen()`,
    { leftOutBy: 'platform-objects' },
  ),
  pg_extension: one('extension', 'create extension citext; create table public.t (c citext)'),
  pg_foreign_data_wrapper: one('foreign data wrapper', 'create foreign data wrapper w'),
  pg_foreign_server: one('server', FDW),
  pg_init_privs: one(
    'privileges that come with an extension',
    'create extension pg_stat_statements; create table public.t (id int)',
  ),
  pg_language: one('language', 'create language plsample handler plpgsql_call_handler', {
    refusedAs: /MUD-309/,
  }),
  pg_largeobject: one('what is in a large object', `${TABLE}; select lo_from_bytea(4712, '\\x01')`),
  pg_largeobject_metadata: one('large object', `${TABLE}; select lo_create(4711)`),
  pg_parameter_acl: one(
    'privilege on a setting',
    `${TABLE}; grant set on parameter log_min_messages to public`,
  ),
  pg_publication: one('publication', `create publication pub; ${TABLE}`),
  pg_publication_namespace: one(
    'schema of a publication',
    `create publication pub for tables in schema public; ${TABLE}`,
  ),
  pg_publication_rel: one(
    'table of a publication that is there',
    `${TABLE}; alter publication pub add table public.t (id) where (id > 1)`,
    { before: 'create publication pub' },
  ),
  pg_replication_origin: one(
    'replication origin',
    `${TABLE}; select pg_replication_origin_create('undo_origin')`,
  ),
  pg_shdepend: one(
    'hold of a role',
    `create role undo_hold; ${TABLE}; grant select on public.t to undo_hold`,
  ),
  pg_shdescription: one(
    'comment on a role',
    `create role undo_said; comment on role undo_said is 'x'; ${TABLE}`,
  ),
  pg_shseclabel: one(
    'security label on a role',
    `create role undo_label; security label on role undo_label is 'x'`,
    { refusedAs: /22023/ },
  ),
  pg_subscription: one(
    'subscription',
    "create subscription undo_sub connection 'host=127.0.0.1 dbname=x' publication p with (connect = false)",
    { refusedAs: /MUD-309/ },
  ),
  pg_subscription_rel: one('table of a subscription', 'alter subscription undo_sub refresh publication', {
    refusedAs: /MUD-309/,
  }),
  pg_tablespace: one('tablespace', "create tablespace undo_space location '/tmp'", { refusedAs: /MUD-309/ }),
  pg_user_mapping: one('user mapping', `${FDW}; create user mapping for public server s options (user 'x')`),
};

/**
 * For every catalog of PostgreSQL 17 a file that puts something into it, as a superuser of a plain server: what a deploy
 * does there is taken back exactly, or refused or left out by name.
 */
export const CATALOG_CASES: Readonly<Record<string, ClassCase>> = { ...IN_SCHEMAS, ...AROUND };
