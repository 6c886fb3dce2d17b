-- A Supabase project's roles, schemas and default privileges, as far as a migration meets them.
-- Facts: roles of supabase/postgres migrations/db; the Data API grants are those of projects made before 2026-05-30,
-- when new tables of schema public were open to the public roles: the case that step `exposure` has to catch.
create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;
create role authenticator login noinherit;
create role postgres login nosuperuser createdb createrole replication bypassrls;
create role supabase_auth_admin nologin noinherit createrole;
create role supabase_storage_admin nologin noinherit createrole;

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to postgres with admin option;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres;

do $$ begin execute format('alter database %I owner to postgres', current_database()); end $$;
alter schema public owner to pg_database_owner;
grant all on schema public to postgres;
grant usage on schema public to anon, authenticated, service_role;
alter role postgres set search_path = "$user", public, extensions;

create schema extensions authorization postgres;
grant usage on schema extensions to anon, authenticated, service_role;
create extension if not exists "uuid-ossp" with schema extensions;
create extension if not exists pgcrypto with schema extensions;

create schema auth authorization supabase_auth_admin;
create table auth.users (
  id uuid primary key,
  email varchar(255),
  encrypted_password varchar(255),
  created_at timestamptz
);
alter table auth.users owner to supabase_auth_admin;
create schema storage authorization supabase_storage_admin;
create table storage.buckets (id text primary key, name text not null);
alter table storage.buckets owner to supabase_storage_admin;
grant usage on schema auth, storage to postgres;

alter default privileges for role postgres in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on functions to anon, authenticated, service_role;
