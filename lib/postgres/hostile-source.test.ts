import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorDatabase, type MajorServer, startMajor } from '../servers/embedded/testing/start-major';
import type { Credentials } from './address/endpoint';
import { readCatalog } from './catalog/read-catalog';
import { copyDatabase } from './copy/copy-database';
import { readSideFacts } from './copy/copy-side';
import { readCopyTables } from './copy/read-copy-tables';
import { verifyDatabase } from './copy/verify-database';
import { listSourceTables } from './list-source-tables';
import { findFollowLeftovers } from './replication/find-leftovers';
import { readFollowFacts } from './replication/follow-facts';
import { schemaChanges } from './replication/schema-watch';
import { sourcePosition } from './replication/source-position';
import { readIdentities, readSourceColumns } from './replication/source-tables';
import { endFollowing, oneRow, runSql, startFollowing } from './replication/testing/follow-servers';
import { withRelay } from './replication/with-relay';
import { ident, sql } from './sql';
import { HOSTILE_NAMES, SHADOWS } from './testing/hostile-source';
import { withSource } from './with-client';

let sourceServer: MajorServer;
let targetServer: MajorServer;
let source: Credentials;
let target: Credentials;
const signal = new AbortController().signal;

const quoted = (name: string) => ident(name).fragment;

/** A table for each name, with a column of that name and a type of it; every third has no key. */
const DDL = HOSTILE_NAMES.map((name, index) => {
  const label = `'${name.replaceAll("'", "''").slice(0, 40)}'`;
  const key = index % 3 === 0 ? '' : ' primary key';
  return `create type "type of ${index}" as enum (${label}, 'ok');
    create table ${quoted(name)} (id int${key}, ${quoted(`${name.slice(0, 30)}c`)} text, feeling "type of ${index}");`;
}).join('\n');
const ROWS = HOSTILE_NAMES.map((name) => {
  const value = `'${name.replaceAll("'", "''")}'`;
  return `insert into public.${quoted(name)} select n, ${value}, 'ok' from pg_catalog.generate_series(1, 20) n;`;
}).join('\n');
const PLAIN_PATH = 'set search_path = public;';
const REAL = 'set search_path = pg_catalog;';

beforeAll(async () => {
  [sourceServer, targetServer] = await Promise.all([startMajor(15), startMajor(17, { layout: 'supabase' })]);
  const [from, to] = await Promise.all([sourceServer.createDatabase(), targetServer.createDatabase()]);
  source = from.admin;
  target = to.direct;
  await runSql(
    source,
    `${PLAIN_PATH} ${DDL} ${ROWS} ${SHADOWS}
    alter database ${quoted(from.name)} set search_path = public, pg_catalog`,
  );
  await runSql(target, DDL);
  await runSql(to.admin, 'grant set on parameter session_replication_role to postgres');
});
afterAll(() => Promise.all([sourceServer.stop(), targetServer.stop()]));

const tables = [...HOSTILE_NAMES].sort();

describe('a source that puts its own in front of everything of the catalog', () => {
  it('is one: who asks it without care runs what somebody else wrote', async () => {
    for (const query of ['select oid from pg_class', "select 1 where 'a'::text = 'b'", 'select count(*)'])
      await expect(oneRow(source, query)).rejects.toThrow('HIJACKED');
  });

  it.each<readonly [what: string, read: () => Promise<unknown>]>([
    ['its tables', () => withSource(source, listSourceTables)],
    ['its whole catalog', () => withSource(source, (at) => at.snapshot(() => readCatalog(at, ['public'])))],
    ['its facts', () => withSource(source, readSideFacts)],
    ['whether it can be followed', () => withSource(source, readFollowFacts)],
    ['what a copy needs', () => withSource(source, (at) => readCopyTables(at, ['public']))],
    ['identities', () => withSource(source, (at) => readIdentities(at, ['public']))],
    ['columns', () => withSource(source, (at) => readSourceColumns(at, ['public']))],
    ['its position', () => withSource(source, sourcePosition)],
    ['leftovers', () => withSource(source, findFollowLeftovers)],
    [
      'changes of its schema',
      () => withSource(source, (at) => schemaChanges(at, [], { schemas: ['public'], leaveOut: [] })),
    ],
    ['a query of any step', () => withSource(source, (at) => at.rows(sql`select count(*) from pg_class`))],
  ])('is read by us: %s', async (_, read) => {
    expect(await read()).toBeDefined();
  });

  it('is copied and followed row by row, whatever its tables, columns, types and values are called', async () => {
    const names = await startFollowing(source, target, 'hostile');
    await withRelay({ source, target, slot: names.slot, signal }, async (relay) => {
      for (const name of HOSTILE_NAMES) {
        const [table, column] = [`public.${quoted(name)}`, quoted(`${name.slice(0, 30)}c`)];
        await runSql(
          source,
          `${REAL} update ${table} set ${column} = 'new' where id = 3;
          delete from ${table} where id = 4; insert into ${table} values (99, E'\\x1b[2J\\n', 'ok')`,
        );
      }
      const at = await withSource(source, sourcePosition);
      await relay.until(at, AbortSignal.timeout(240_000));
    });
    const compared = await verifyDatabase({
      ...{ source, target, signal, schemas: ['public'], leaveOut: [], only: [], lanes: 2, maxNamed: 5 },
    });
    expect(compared.tables.map(({ name }) => name).sort()).toEqual(tables);
    expect(compared.tables.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
    expect(
      compared.tables.every(({ sourceRows, targetRows }) => sourceRows === 20 && targetRows === 20),
    ).toBe(true);
    expect(await endFollowing(source, target, names)).toEqual({
      slots: [],
      publications: [],
      identities: [],
      journal: [],
    });
  });
});

describe('a source whose own objects speak up', () => {
  const PAIR = [
    'create table t (id int primary key, secret text)',
    'create table wide (id int primary key, body text)',
  ];
  let from: MajorDatabase;
  let to: MajorDatabase;
  const job = () => ({
    ...{ source: from.admin, target: to.direct, schemas: ['public'], leaveOut: [], lanes: 2, signal },
    ...{ chunkBytes: 1 << 20, deferIndexes: 'never' as const, verify: true },
  });

  beforeAll(async () => {
    [from, to] = await Promise.all([sourceServer.createDatabase(), targetServer.createDatabase()]);
    await runSql(to.direct, PAIR.join(';'));
    await runSql(
      from.admin,
      `${PAIR.join(';')}; insert into t select n, 's' || n from generate_series(1, 50) n;
       create function shout() returns boolean language plpgsql as $$ begin raise exception 'HIJACKED %', current_user; end $$;
       create view angry as select shout() as a, * from t; create materialized view calm as select 1 as a;
       create function later() returns int immutable language plpgsql as $$ begin raise exception 'HIJACKED'; end $$;
       alter table t alter column secret set default later()::text;
       insert into wide select n, repeat(chr(65 + n), 6000000) from generate_series(1, 3) n;
       do $$ begin
         execute format('comment on table wide is %L', repeat(E'long \\u001b[2J', 200000));
         execute format('create function huge() returns text language sql as %L', 'select ' || quote_literal(repeat('x', 4000000)));
       end $$;
       create role seer login password 'test-Only-7f3a'; grant select on all tables in schema public to seer;
       alter table t enable row level security; create policy p on t to seer using (shout())`,
    );
  });

  it('is read without asking its views, defaults or policies, however long its texts are', async () => {
    const catalog = await withSource(from.admin, (at) => at.snapshot(() => readCatalog(at, ['public'])));
    expect([...catalog.objects.keys()].join(' ')).toContain('angry');
    expect((await withSource(from.admin, listSourceTables)).map(({ name }) => name).sort()).toEqual([
      't',
      'wide',
    ]);
  });

  it('gives no row to a role that its policies hold back, and says so instead of leaving them out', async () => {
    const endpoint = { ...from.admin.endpoint, user: 'seer' };
    const copy = copyDatabase({ ...job(), source: { endpoint, password: 'test-Only-7f3a' } });
    const failed = await copy.catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'MUD-907' });
    expect(JSON.stringify(failed)).not.toContain('HIJACKED');
  });

  it('is left as it was where a trigger of its own refuses what following needs', async () => {
    await runSql(
      from.admin,
      `create function no() returns event_trigger language plpgsql as $$ begin raise exception 'no DDL here'; end $$;
       create event trigger no on ddl_command_start when tag in ('CREATE PUBLICATION') execute function no()`,
    );
    const refused = startFollowing(from.admin, to.direct, 'refused');
    await expect(refused).rejects.toThrow('no DDL here');
    expect(await withSource(from.admin, findFollowLeftovers)).toEqual({ slots: [], publications: [] });
    await runSql(from.admin, 'drop event trigger no');
  });

  it('is copied with rows of megabytes, and none of it is evaluated on the way', async () => {
    const result = await copyDatabase({ ...job(), leaveOut: ['public.calm'] });
    expect(result.verified?.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
    const sizes = await oneRow<{ all: string }>(
      to.direct,
      "select string_agg(length(body)::text, ' ' order by id) as all from public.wide",
    );
    expect(sizes).toEqual({ all: '6000000 6000000 6000000' });
  });
});
