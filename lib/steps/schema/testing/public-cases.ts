import type { FileCase } from './try-file';

export interface PublicCase extends FileCase {
  /** The public schema whose kind it is: the whole of it was tried, this is written anew. */
  readonly source: string;
}

const TABLE = 'create table public.t (id int primary key, note text)';
const VISITOR = 'create role undo_visitor nologin';

/** Kinds of statement that public schemas of different makers have in them, in few words each. */
export const PUBLIC_CASES: readonly PublicCase[] = [
  {
    name: 'an aggregate without arguments',
    source: 'https://github.com/PostgREST/postgrest/blob/main/test/spec/fixtures/schema.sql',
    file: "create function public.keep(a int) returns int language sql as 'select a'; create aggregate public.any_rows(*) (sfunc = public.keep, stype = int); comment on aggregate public.any_rows(*) is 'odd'",
  },
  {
    name: 'schemas and tables with every sign in their names',
    source: 'https://github.com/PostgREST/postgrest/blob/main/test/spec/fixtures/schema.sql',
    file: String.raw`create schema "ODD ""@/\#~_-"; create schema تست; create table "ODD ""@/\#~_-"."do$llar$s" ("num$ x" numeric, "عمود" text primary key); create function "ODD ""@/\#~_-".get("val x" text) returns text language sql as 'select $1'; create view تست.v as select * from "ODD ""@/\#~_-"."do$llar$s"; comment on schema تست is 'a
b'`,
  },
  {
    name: 'domains with casts of their own, and a function over a row type',
    source: 'https://github.com/PostgREST/postgrest/blob/main/test/spec/fixtures/schema.sql',
    file: "create domain public.\"text/plain\" as text; create table public.t (id int primary key); create function public.label(public.t) returns text language sql stable as 'select $1.id::text'; create function public.pick(int) returns setof public.t rows 1 language sql as 'select * from public.t where id = $1'",
  },
  {
    name: 'roles, and privileges of theirs on schema public',
    source: 'https://github.com/graphile/starter/blob/main/data/schema.sql',
    file: `${VISITOR}; ${TABLE}; grant usage on schema public to undo_visitor; alter default privileges in schema public grant usage, select on sequences to undo_visitor; alter default privileges in schema public grant execute on functions to undo_visitor; alter default privileges revoke execute on functions from public`,
  },
  {
    name: 'schema-wide privileges of roles, taken from everybody first',
    source: 'https://github.com/graphile/starter/blob/main/@app/db/migrations/committed/000001.sql',
    file: `revoke all on schema public from public; grant all on schema public to postgres; ${VISITOR}; create schema app_private; create schema app_public; grant usage on schema app_public to undo_visitor; create table app_public.users (id uuid primary key default gen_random_uuid(), username text unique check (length(username) between 2 and 24)); alter table app_public.users enable row level security; create policy own on app_public.users for update using (id = nullif(pg_catalog.current_setting('jwt.claims.user_id', true), '')::uuid); grant select, update (username) on app_public.users to undo_visitor`,
  },
  {
    name: 'what psql shows at the end of a script',
    source: 'https://github.com/lorint/AdventureWorks-for-Postgres/blob/master/install.sql',
    file: `\\pset tuples_only on\ncreate schema pe;\ncreate table pe.person (id int primary key);\ncreate view pe.p as select id as pid, * from pe.person;\n\\pset tuples_only off\n\\dt (pe|public).*\n\\d+ pe.person\n`,
  },
  {
    name: 'a temporary table that a script works with',
    source: 'https://github.com/lorint/AdventureWorks-for-Postgres/blob/master/install.sql',
    file: 'create temp table work (id int); insert into work values (1); create table public.t (id int primary key); insert into public.t select id from work; drop table work; create index on public.t (id)',
  },
  {
    name: 'triggers on auth.users, basejump',
    source: 'https://github.com/usebasejump/basejump/tree/main/supabase/migrations',
    file: `create schema if not exists basejump; grant usage on schema basejump to authenticated, service_role; create type basejump.account_role as enum ('owner', 'member'); create table basejump.accounts (id uuid primary key default gen_random_uuid(), owner uuid not null references auth.users default auth.uid()); alter table basejump.accounts enable row level security; create policy own on basejump.accounts for select to authenticated using (owner = (select auth.uid())); create function basejump.run_new_user_setup() returns trigger language plpgsql security definer set search_path = public as $$ begin insert into basejump.accounts (owner) values (new.id); return new; end $$; create trigger on_auth_user_created after insert on auth.users for each row execute procedure basejump.run_new_user_setup()`,
  },
  {
    name: 'custom claims written into auth.users by functions',
    source: 'https://github.com/supabase-community/supabase-custom-claims/blob/main/install.sql',
    file: "create or replace function public.is_claims_admin() returns bool language plpgsql as $$ begin return coalesce((current_setting('request.jwt.claims', true)::jsonb)->'app_metadata'->'claims_admin', 'false')::bool; end $$; create or replace function public.set_claim(uid uuid, claim text, value jsonb) returns text language plpgsql security definer set search_path = public as $$ begin update auth.users set raw_app_meta_data = raw_app_meta_data || json_build_object(claim, value)::jsonb where id = uid; return 'OK'; end $$; notify pgrst, 'reload schema'",
  },
  {
    name: 'names in capitals without a schema',
    source:
      'https://github.com/lerocha/chinook-database/blob/master/ChinookDatabase/DataSources/Chinook_PostgreSql.sql',
    file: 'CREATE TABLE "Album" ("AlbumId" INT NOT NULL, "Title" VARCHAR(160) NOT NULL, CONSTRAINT "PK_Album" PRIMARY KEY ("AlbumId")); CREATE TABLE "Track" ("TrackId" INT PRIMARY KEY, "AlbumId" INT); ALTER TABLE "Track" ADD CONSTRAINT "FK_Album" FOREIGN KEY ("AlbumId") REFERENCES "Album" ("AlbumId") ON DELETE NO ACTION ON UPDATE NO ACTION; CREATE INDEX "IFK_Album" ON "Track" ("AlbumId")',
  },
  {
    name: 'a dump that sets everything first',
    source: 'https://github.com/pthom/northwind_psql/blob/master/northwind.sql',
    file: "SET statement_timeout = 0; SET lock_timeout = 0; SET client_encoding = 'UTF8'; SET standard_conforming_strings = on; SET check_function_bodies = false; SET client_min_messages = warning; SET default_tablespace = ''; SET default_with_oids = false; DROP TABLE IF EXISTS customers; CREATE TABLE customers (customer_id bpchar NOT NULL, picture bytea); ALTER TABLE ONLY customers ADD CONSTRAINT pk_customers PRIMARY KEY (customer_id)",
  },
  {
    name: 'ranges of dates in a domain, partitions, a view with rules, an aggregate over text',
    source: 'https://github.com/devrimgunduz/pagila/blob/master/pagila-schema.sql',
    file: "create domain public.year as integer check (value >= 1901 and value <= 2155); create function public._group_concat(text, text) returns text language sql immutable as 'select case when $2 is null then $1 when $1 is null then $2 else $1 || chr(44) || $2 end'; create aggregate public.group_concat(text) (sfunc = public._group_concat, stype = text); create table public.payment (id int, at timestamptz not null, y public.year, primary key (at, id)) partition by range (at); create table public.payment_1 partition of public.payment for values from ('2022-01-01') to ('2022-02-01'); create materialized view public.sums as select y, count(*) from public.payment group by y with no data; create unique index on public.sums (y)",
  },
  {
    name: 'functions of sql_body, statement triggers with transition tables',
    source: 'https://github.com/getlago/lago-api/blob/main/db/structure.sql',
    file: "create table public.t (id int primary key, n int generated always as (id * 2) stored); create function public.total() returns bigint language sql stable begin atomic select sum(n) from public.t; end; create function public.seen() returns trigger language plpgsql as $$ begin return null; end $$; create trigger seen after update on public.t referencing old table as before_rows new table as after_rows for each statement execute function public.seen(); create type public.kind as enum ('a', 'b'); alter table public.t add column kinds public.kind[] default '{}'::public.kind[] not null",
  },
  {
    name: 'migrations one after the other, that take back what earlier ones did',
    source: 'https://github.com/rust-lang/crates.io/tree/main/migrations',
    file: 'create table crates (id serial primary key, name varchar not null); create table users (id serial primary key); alter table crates add column user_id int; create index index_user on crates (user_id); drop index index_user; alter table crates rename user_id to owner_id; alter table crates add constraint fk foreign key (owner_id) references users (id); alter table crates alter name type text; alter table crates drop constraint fk; create or replace function set_at() returns trigger as $$ begin new.name := lower(new.name); return new; end $$ language plpgsql; create trigger t before insert on crates for each row execute procedure set_at(); drop trigger t on crates; drop table users; create table metadata (total bigint not null); insert into metadata values (0)',
  },
  {
    name: 'operator classes of extensions in public, gin and gist',
    source: 'https://github.com/danbooru/danbooru/blob/master/db/structure.sql',
    file: "SELECT pg_catalog.set_config('search_path', '', false); CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public; CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA public; CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public; CREATE FUNCTION public.reverse_textregexeq(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $_$ select textregexeq($2, $1); $_$; CREATE OPERATOR public.~<< (FUNCTION = public.reverse_textregexeq, LEFTARG = text, RIGHTARG = text); CREATE TABLE public.posts (id integer NOT NULL, tags text); CREATE INDEX posts_tags ON public.posts USING gin (tags public.gin_trgm_ops); CREATE INDEX posts_id ON public.posts USING gin (id)",
  },
  {
    name: 'tables that a script drops before it makes them, with an enum each',
    source: 'https://github.com/knadh/listmonk/blob/master/schema.sql',
    file: "DROP TYPE IF EXISTS list_type CASCADE; CREATE TYPE list_type AS ENUM ('public', 'private'); CREATE EXTENSION IF NOT EXISTS pgcrypto; DROP TABLE IF EXISTS lists CASCADE; CREATE TABLE lists (id SERIAL PRIMARY KEY, uuid uuid NOT NULL UNIQUE, type list_type NOT NULL, tags VARCHAR(100)[]); DROP INDEX IF EXISTS idx_lists; CREATE INDEX idx_lists ON lists(type); DROP MATERIALIZED VIEW IF EXISTS counts; CREATE MATERIALIZED VIEW counts AS SELECT NOW() AS updated_at, COUNT(id) AS total FROM lists; CREATE UNIQUE INDEX counts_idx ON counts (updated_at)",
  },
  {
    name: 'a publication of all tables of a schema, and one of single columns',
    source: 'https://github.com/supabase/supabase/tree/master/apps/docs/content/examples',
    file: `${TABLE}; alter table public.t replica identity full; create publication undo_rows for table public.t (id) where (id > 1); alter publication supabase_realtime add table public.t`,
  },
  {
    name: 'a policy on storage.objects',
    source: 'https://github.com/supabase/supabase/tree/master/examples/user-management',
    file: `create table public.profiles (id uuid primary key references auth.users on delete cascade, username text unique, constraint long check (char_length(username) >= 3)); alter table public.profiles enable row level security; create policy "Public profiles are viewable by everyone." on profiles for select using (true); create policy "Avatar images are publicly accessible." on storage.objects for select using (bucket_id = 'avatars')`,
  },
  {
    name: 'a queue: functions over composite types, a DO that makes what may be there, triggers by event',
    source: 'https://github.com/procrastinate-org/procrastinate/blob/main/procrastinate/sql/schema.sql',
    file: "do $$ begin create extension if not exists plpgsql with schema pg_catalog; exception when insufficient_privilege then null; end $$; create type job_state as enum ('todo', 'doing'); create type job_to_defer as (queue text, args jsonb, at timestamptz); create table jobs (id bigserial primary key, queue text not null, state job_state default 'todo'::job_state not null, lock text, args jsonb default '{}' not null); create unique index jobs_lock on jobs (lock) where state = 'todo'; create function defer(jobs job_to_defer[]) returns bigint[] language plpgsql as $$ declare ids bigint[]; begin with made as (insert into jobs (queue, args) select (job).queue, (job).args from unnest(jobs) as job returning id) select array_agg(id) into ids from made; return ids; end $$; create function told() returns trigger language plpgsql as $$ begin perform pg_notify('jobs#' || new.queue, new.id::text); return new; end $$; create trigger told after insert on jobs for each row when (new.state = 'todo') execute procedure told(); create trigger told_state after update of state on jobs for each row when (old.state is distinct from new.state) execute procedure told()",
  },
  {
    name: 'an audit of any table, overloaded over regclass, with hstore from the file itself',
    source: 'https://github.com/2ndQuadrant/audit-trigger/blob/master/audit.sql',
    file: "create extension if not exists hstore; create schema audit; revoke all on schema audit from public; comment on schema audit is 'Out-of-table audit'; create table audit.logged (id bigserial primary key, relid oid not null, at timestamptz not null, row_data hstore, action text not null check (action in ('I', 'D', 'U', 'T'))); revoke all on audit.logged from public; create index logged_relid on audit.logged (relid); create or replace function audit.watch(target regclass, per_row boolean, ignored text[]) returns void language plpgsql as $$ begin execute 'drop trigger if exists watch on ' || target; end $$; create or replace function audit.watch(target regclass, per_row boolean) returns void language sql as $$ select audit.watch($1, $2, array[]::text[]) $$; comment on function audit.watch(regclass, boolean) is 'x'; create or replace view audit.tables as select distinct triggers.event_object_schema as schema from information_schema.triggers where triggers.trigger_name::text in ('watch'::text) order by schema",
  },
  {
    name: 'a schema of functions over named queues, unlogged tables, and grants to pg_monitor',
    source: 'https://github.com/tembo-io/pgmq/blob/main/pgmq-extension/sql/pgmq.sql',
    file: "create schema mq; create table mq.meta (name varchar unique not null, is_unlogged boolean not null, at timestamp with time zone default now() not null); grant usage on schema mq to pg_monitor; grant select on all tables in schema mq to pg_monitor; alter default privileges in schema mq grant select on tables to pg_monitor; create type mq.message as (id bigint, body jsonb); create unlogged table mq.q_fast (id bigint generated always as identity primary key, body jsonb); create index if not exists q_fast_id on mq.q_fast (id asc); create function mq.\"list\"() returns setof mq.meta as $$ begin return query select * from mq.meta; end $$ language plpgsql; create function mq.read(name text, vt integer, qty integer, conditional jsonb default '{}') returns setof mq.message as $$ begin return query execute format('select * from mq.%I', 'q_' || $1); end; $$ language plpgsql",
  },
  {
    name: 'partitions by a key of two, storage settings, and triggers over the rows of a statement',
    source: 'https://github.com/hatchet-dev/hatchet/blob/main/sql/schema/v1-core.sql',
    file: "create table task (id bigint generated always as identity, at timestamptz not null default current_timestamp, tenant uuid not null, steps uuid[] not null default '{}', constraint task_pkey primary key (id, at)) partition by range (at); create table task_1 (like task including indexes); alter table task_1 set (autovacuum_vacuum_scale_factor = '0.1', autovacuum_vacuum_cost_delay = '10'); alter table task attach partition task_1 for values from ('2025-01-01') to ('2025-01-02'); create table runs (id bigint not null, at timestamptz not null, primary key (id, at)) partition by hash (id); create table runs_0 partition of runs for values with (modulus 2, remainder 0); create table runs_1 partition of runs for values with (modulus 2, remainder 1); create index task_tenant on task (tenant asc, at desc) include (steps); create or replace function seen() returns trigger as $$ begin insert into runs (id, at) select id, at from new_rows; return null; end; $$ language plpgsql; create trigger seen after insert on task referencing new table as new_rows for each statement execute procedure seen()",
  },
  {
    name: 'a structure of Rails: sequences apart, defaults by nextval, and the names of its migrations',
    source: 'https://github.com/openstreetmap/openstreetmap-website/blob/master/db/structure.sql',
    file: "SET lock_timeout = 0; SELECT pg_catalog.set_config('search_path', '', false); SET xmloption = content; SET row_security = off; CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public; COMMENT ON EXTENSION btree_gist IS 'support'; CREATE TYPE public.nwr_enum AS ENUM ('Node', 'Way'); SET default_tablespace = ''; SET default_table_access_method = heap; CREATE TABLE public.acls (id bigint NOT NULL, address inet, k character varying NOT NULL); CREATE SEQUENCE public.acls_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1; ALTER SEQUENCE public.acls_id_seq OWNED BY public.acls.id; ALTER TABLE ONLY public.acls ALTER COLUMN id SET DEFAULT nextval('public.acls_id_seq'::regclass); ALTER TABLE ONLY public.acls ADD CONSTRAINT acls_pkey PRIMARY KEY (id); CREATE INDEX acls_address ON public.acls USING gist (address public.gist_inet_ops); CREATE TABLE public.schema_migrations (version character varying NOT NULL); SET search_path TO \"$user\", public; INSERT INTO \"schema_migrations\" (version) VALUES ('9'), ('8')",
  },
  {
    name: 'a later server’s dump: settings that this one does not know, foreign keys not yet validated',
    source: 'https://github.com/3scale/zync/blob/master/db/structure.sql',
    file: "SET idle_in_transaction_session_timeout = 0; SET check_function_bodies = false; CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public; CREATE TABLE public.tenants (id bigint NOT NULL, token text DEFAULT gen_random_uuid() NOT NULL); CREATE TABLE public.clients (id bigint NOT NULL, tenant_id bigint NOT NULL, deps jsonb DEFAULT '[]'::jsonb); ALTER TABLE ONLY public.tenants ADD CONSTRAINT tenants_pkey PRIMARY KEY (id); CREATE UNIQUE INDEX clients_once ON public.clients USING btree (tenant_id, ((deps ->> 'id'::text))) WHERE (deps IS NOT NULL); ALTER TABLE ONLY public.clients ADD CONSTRAINT fk_rails_1 FOREIGN KEY (tenant_id) REFERENCES public.tenants(id) NOT VALID; CREATE FUNCTION public.lower_all() RETURNS trigger LANGUAGE plpgsql AS $$ begin new.deps := lower(new.deps::text)::jsonb; return new; end $$; CREATE TRIGGER lower_all BEFORE INSERT ON public.clients FOR EACH ROW EXECUTE FUNCTION public.lower_all(); ALTER TABLE public.clients DISABLE TRIGGER lower_all",
  },
];
