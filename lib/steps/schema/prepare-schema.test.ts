import { describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { prepareSchema, type TargetFacts } from './prepare-schema';
import { readSchemaText } from './read-schema-text';

const SUPABASE: TargetFacts = {
  installed: [
    { name: 'uuid-ossp', schema: 'extensions', members: ['function uuid_generate_v4'] },
    { name: 'citext', schema: 'extensions', members: ['type citext', 'function citext'] },
  ],
  offered: new Set(['uuid-ossp', 'citext', 'pg_trgm']),
};

async function prepared(script: string, facts?: TargetFacts) {
  const { statements, rewrites } = await prepareSchema(script, facts);
  return {
    texts: statements.map(({ text }) => text),
    rules: rewrites.map(({ rule, line }) => `${line} ${rule}`),
    rewrites,
    statements,
  };
}

async function refusal(script: string, facts?: TargetFacts) {
  return prepareSchema(script, facts).then(
    () => 'accepted',
    (error: { code: string; params: object; original?: string }) => error,
  );
}

const PG_DUMP_17 = `--
-- PostgreSQL database dump
--

\\restrict 9Hk2

-- Dumped from database version 17.5
-- Dumped by pg_dump version 17.6

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA app;
ALTER SCHEMA app OWNER TO backend;
CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public;
COMMENT ON EXTENSION "uuid-ossp" IS 'generate universally unique identifiers (UUIDs)';
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public VERSION '1.6';
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION app.watch();
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE app.things (
    id uuid DEFAULT public.uuid_generate_v4() NOT NULL,
    name public.citext
);
ALTER TABLE app.things OWNER TO backend;
ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA public GRANT ALL ON TABLES TO anon;
ALTER TABLE ONLY app.things ADD CONSTRAINT things_pkey PRIMARY KEY (id);
CREATE INDEX CONCURRENTLY things_name ON app.things USING btree (name);
\\unrestrict 9Hk2
`;

describe('what pg_dump writes', () => {
  it('is rewritten line by line, each with a reason in both languages', async () => {
    const { texts, rules, rewrites } = await prepared(PG_DUMP_17, SUPABASE);
    expect(texts).toEqual([
      "SELECT pg_catalog.set_config('search_path', '', true)",
      'SET LOCAL check_function_bodies = false',
      'SET LOCAL xmloption = content',
      'SET LOCAL client_min_messages = warning',
      'SET LOCAL row_security = off',
      'CREATE SCHEMA IF NOT EXISTS app',
      'CREATE EXTENSION IF NOT EXISTS "pg_trgm" WITH SCHEMA "public"',
      "SET LOCAL default_tablespace = ''",
      'SET LOCAL default_table_access_method = heap',
      'CREATE TABLE app.things (\n    id uuid DEFAULT extensions.uuid_generate_v4() NOT NULL,\n    name extensions.citext\n)',
      'ALTER TABLE ONLY app.things ADD CONSTRAINT things_pkey PRIMARY KEY (id)',
      'CREATE INDEX things_name ON app.things USING btree (name)',
    ]);
    expect(rules).toContain('5 psql-command');
    expect(rules).toContain('13 session-settings');
    expect(rules).toContain('23 owners');
    expect(rules).toContain('27 platform-objects');
    for (const { reason } of rewrites)
      for (const locale of ['en', 'es'] as const) {
        const sentence = translate(locale, reason);
        expect(sentence).not.toMatch(/^schema\.|[{}]/);
      }
  });

  it('comes out of a second reading as it is', async () => {
    const first = await prepareSchema(PG_DUMP_17, SUPABASE);
    const second = await prepareSchema(first.sql, SUPABASE);
    expect(second.rewrites.filter(({ rule }) => rule !== 'extensions')).toEqual([]);
  });
});

const OUT = "create function app.out() returns text language sql as $$ select dblink_exec('a', 'b') $$;\n";
const TRIGGERED =
  'create function fired() returns trigger language plpgsql as $$ begin perform pg_reload_conf(); return new; end $$;\n';

/** A function that the file makes reaches outside, and the last line runs it: directly, or by what hangs on it. */
const REACHES: readonly string[] = [
  `${OUT}select app.out();`,
  `${OUT}insert into t values (1, "out"());`,
  `${OUT}do $$ begin perform app.out(); end $$;`,
  `${OUT}create table c as select app.out();`,
  `${OUT}create function more() returns text language plpgsql as $$ begin return app.out(); end $$;\nselect more();`,
  `${OUT}create view v as select app.out() as a;\ncreate view w as select * from v;\nselect * from w;`,
  `${OUT}create materialized view m as select app.out() as a with no data;\nrefresh materialized view m;`,
  `${OUT}create table d (a text default app.out());\ninsert into d default values;`,
  `${OUT}create table k (id int);\nalter table k add a text default app.out();`,
  `${OUT}create rule r as on insert to t do also select app.out();\ninsert into t values (1);`,
  `${OUT}create domain word as text check (value = app.out());\nselect 'x'::word;`,
  `${TRIGGERED}create trigger f before insert on t for each row execute function fired();\ninsert into t values (1);`,
  `create procedure p() language plpgsql as $$ begin insert into t values (1); end $$;\n${TRIGGERED}create trigger f before insert on t for each row execute function fired();\ncall p();`,
  "create function c() returns void language plpgsql as $$ begin copy (select 1) to program 'curl x'; end $$;\nselect c();",
  "create function i() returns oid language sql begin atomic select lo_import('/etc/passwd'); end;\nselect i();",
  'create function py() returns int language plpython3u as $$ return 1 $$;\nselect py();',
  "create function e() returns void language plpgsql as $$ begin execute 'select pg_' || 'x' || 'pg_read_file(1)'; end $$;\nselect e();",
];

describe('what is refused, with its code and its line', () => {
  it.each<readonly [script: string, code: string, line: number | undefined]>([
    ['drop database shop;', 'MUD-309', 1],
    ['select 1;\ncreate database shop;', 'MUD-309', 2],
    ['alter system set work_mem = 1;', 'MUD-309', 1],
    ["copy t from '/etc/passwd';", 'MUD-309', 1],
    ["copy t from program 'id';", 'MUD-309', 1],
    ['\\connect other\ncreate table t (id int);', 'MUD-309', 1],
    ["select dblink_exec('dbname=x', 'create table escaped (id int)');", 'MUD-309', 1],
    ["select * from extensions.dblink('x', 'delete from t returning 1') as t(a int);", 'MUD-309', 1],
    ["do $$ begin perform extensions.dblink_exec('x', 'drop table t'); end $$;", 'MUD-309', 1],
    ['do $$ begin perform "pg_catalog"."pg_reload_conf" (); end $$;', 'MUD-309', 1],
    ["select lo_import('/etc/passwd');", 'MUD-309', 1],
    ["create table t as select pg_read_file('/etc/passwd');", 'MUD-309', 1],
    ['insert into t select pg_terminate_backend(pid) from pg_stat_activity;', 'MUD-309', 1],
    ["with a as (select pg_logical_emit_message(false, 'a', 'b')) select * from a;", 'MUD-309', 1],
    ["select pg_create_logical_replication_slot('a', 'pgoutput');", 'MUD-309', 1],
    ["select content from http_post('http://x', 'a', 'b');", 'MUD-309', 1],
    ["do $$ begin copy t to program 'id'; end $$;", 'MUD-309', 1],
    ["do $$ begin execute format('select %I(%L)', 'dblink_exec', 'x'); end $$;", 'MUD-309', 1],
    ['do language plpython3u $$ import os $$;', 'MUD-309', 1],
    ...REACHES.map((script) => [script, 'MUD-309', script.split('\n').length] as const),
    ["prepare transaction 'x';", 'MUD-329', 1],
    ['select 1 \\gexec\n', 'MUD-306', 1],
    ['\\! id\n', 'MUD-306', 1],
    ['\\o |id\nselect 1;', 'MUD-306', 1],
    ["\\copy t from 'x.csv'\n", 'MUD-306', 1],
    ['\\i other.sql\n', 'MUD-306', 1],
    ['create table t (id int);\nCOPY public.t (id) FROM stdin;\n1\n\\.\n', 'MUD-308', 2],
    ['create role anon;', 'MUD-310', 1],
    ['alter role postgres superuser;', 'MUD-310', 1],
    ['create table auth.mine (id int);', 'MUD-311', 1],
    ['drop table storage.objects;', 'MUD-311', 1],
    ['create table t (id int); rollback;', 'MUD-329', 1],
    ['-- nothing\n/* at all */', 'MUD-301', undefined],
    ['begin;\ncommit;', 'MUD-301', undefined],
  ])('%s', async (script, code, line) => {
    expect(await refusal(script)).toMatchObject(line ? { code, params: { line } } : { code });
  });

  it('leaves what is only kept for later: a function, a view or a default that reaches outside', async () => {
    const script = `create function f() returns text language sql as $$ select dblink_exec('a', 'b') $$;
      create view v as select * from dblink('a', 'b') as t(a int);
      create function g() returns void language sql begin atomic select pg_reload_conf(); end;`;
    await expect(prepareSchema(script)).resolves.toBeDefined();
  });

  it('leaves what names such a function and does not run it', async () => {
    const script = `${OUT}do $$ begin if exists (select from pg_extension where extname = 'dblink') then null; end if; end $$;
      create function other() returns int language sql as 'select 1';
      select other();
      create table free (id int default 1); insert into free values (1);
      comment on function app.out() is 'x'; revoke execute on function app.out() from public;
      do $$ begin execute 'create extension if not exists dblink'; end $$;`;
    await expect(prepareSchema(script)).resolves.toBeDefined();
  });

  it('lists everything that is refused, not only the first', async () => {
    const error = await refusal('drop database a;\n\\i b\ncreate role anon;');
    expect(error).toMatchObject({ code: 'MUD-309', params: { count: 3 } });
    expect((error as { original: string }).original.split('\n')).toHaveLength(3);
  });

  it('names an extension the target does not offer', async () => {
    expect(await refusal('create extension timescaledb;', SUPABASE)).toMatchObject({
      code: 'MUD-312',
      params: { extension: 'timescaledb' },
    });
  });
});

describe('syntax errors', () => {
  it.each([
    ['create table t (\n  id int,\n  nam text nul\n);', 3, 12],
    ['select 1;\nselec 2;', 2, 1],
    ["create table ñandú (id int);\ncomment on table ñandú is 'á' x;", 2, 31],
    ["select '🙂🙂' x y;", 1, 17],
    ["create table a (id int);\ninsert into a values ('abc);\n", 2, 23],
    ['create table t (id int auto_increment);', 1, 24],
  ])('%s', async (script, line, column) => {
    const error = await refusal(script);
    expect(error).toMatchObject({ code: 'MUD-304', params: { line, column } });
    expect((error as { original: string }).original).toContain('^');
  });

  it.each(['create table :name (id int);', "grant select on t to :'role';", 'select :"x";'])(
    'tells a psql variable: %s',
    async (script) => {
      expect(await refusal(script)).toMatchObject({ code: 'MUD-307' });
    },
  );
});

describe('files that are no schema', () => {
  it.each([
    ['', 'MUD-301'],
    ['  \n\t', 'MUD-301'],
    [Buffer.from('PGDMP\x01\x0e'), 'MUD-302'],
    [Buffer.from([0x1f, 0x8b, 8, 0]), 'MUD-302'],
    [Buffer.from([0x73, 0, 0x65]), 'MUD-302'],
    [Buffer.from([0xe9, 0x20, 0x74]), 'MUD-302'],
    [Buffer.alloc(30 * 1024 * 1024, 'x'), 'MUD-303'],
  ])('%#', (content, code) => {
    expect(() => readSchemaText(content)).toThrow(expect.objectContaining({ code }));
  });
});

describe('hazards', () => {
  it.each([
    ['drop table t', ['DROPS_OBJECTS', 'DELETES_DATA']],
    ['drop view v', ['DROPS_OBJECTS']],
    ['truncate t', ['DELETES_DATA']],
    ['delete from t', ['DELETES_DATA']],
    ['alter table t drop column c', ['DROPS_OBJECTS', 'DELETES_DATA']],
    ['alter table t alter c type bigint', ['REWRITES_TABLE', 'LOCKS_TABLE']],
    ['alter table t alter c set not null', ['LOCKS_TABLE']],
    ['create table t (c int); alter table t alter c type bigint', []],
    ['create index on t (c)', ['LOCKS_TABLE']],
    ['create table t (c int); create index on t (c)', []],
    ['create index concurrently i on t (c)', ['NOT_TRANSACTIONAL']],
    ['drop index concurrently i', ['NOT_TRANSACTIONAL', 'DROPS_OBJECTS']],
    ['vacuum t', ['NOT_TRANSACTIONAL']],
    ['grant select on t to anon', ['EXPOSES_DATA']],
    ['grant select on t to public', ['EXPOSES_DATA']],
    ['grant select on t to backend', []],
    ['alter default privileges grant select on tables to authenticated', ['EXPOSES_DATA']],
    ['create table u (id int)', []],
  ])('%s', async (script, hazards) => {
    const { statements } = await prepared(script);
    expect(statements.at(-1)?.hazards).toEqual(hazards);
  });
});

it('reads five thousand tables with every statement once', async () => {
  const one = (i: number) =>
    `create table public.t${i} (id bigint primary key, name text not null, made timestamptz default now());\n`;
  const script = Array.from({ length: 5_000 }, (_, i) => one(i)).join('');
  const { statements } = await prepareSchema(script);
  expect(statements).toHaveLength(5_000);
  expect(statements.at(-1)).toMatchObject({ line: 5_000, label: 'create table public.t4999' });
});
