import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { verifyDatabase } from '../copy/verify-database';
import { withTarget } from '../with-client';
import { readFollowProgress } from './follow-journal';
import { parseLsn } from './lsn';
import type { Relay } from './relay';
import { endFollowing, oneRow, runSql, startFollowing } from './testing/follow-servers';
import { verifyHeld } from './verify-held';
import { withRelay } from './with-relay';

let sourceServer: MajorServer;
let targetServer: MajorServer;
beforeAll(async () => {
  [sourceServer, targetServer] = await Promise.all([startMajor(15), startMajor(17, { layout: 'supabase' })]);
});
afterAll(async () => {
  await Promise.all([sourceServer.stop(), targetServer.stop()]);
});

interface Pair {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly targetAdmin: Credentials;
}

/** Both sides with the same schema; what the source holds is copied when following begins. */
async function pair(ddl: string, rows = ''): Promise<Pair> {
  const [source, target] = await Promise.all([sourceServer.createDatabase(), targetServer.createDatabase()]);
  await runSql(source.admin, `${ddl};${rows}`);
  await runSql(target.admin, `grant set on parameter session_replication_role to postgres`);
  await runSql(target.direct, ddl);
  return { source: source.admin, target: target.direct, targetAdmin: target.admin };
}

const signal = new AbortController().signal;
let count = 0;
const nextId = () => `relay${++count}`;

async function caughtUp(relay: Relay, source: Credentials): Promise<void> {
  const row = await oneRow<{ lsn: string }>(source, 'select pg_current_wal_insert_lsn()::text as lsn');
  await relay.until(parseLsn(row?.lsn ?? '0/0'), AbortSignal.timeout(240_000));
}

async function differing({ source, target }: Pair): Promise<string[]> {
  const { tables } = await verifyDatabase({
    ...{ source, target, signal, schemas: ['public'], leaveOut: [], only: [], lanes: 2, maxNamed: 5 },
  });
  return tables.filter(({ badBuckets }) => badBuckets > 0).map(({ name }) => name);
}

/** Changes of every kind that a source can make, in the tables that make them hard. */
const DDL = `
  create type mood as enum ('sad', 'ok');
  create domain code as text check (length(value) = 2);
  create table room (id int primary key, name varchar(20), beds int default 2, mood mood, tags text[], doc jsonb,
    price numeric(10,2), twice int generated always as (beds * 2) stored);
  create table long_text (id bigint generated always as identity primary key, body text, other int);
  alter table long_text alter column body set storage external;
  create table no_key (a int, j json, x xml, p point, c char(5), f float8, t timestamptz);
  create table pair (a code, b "char", n numeric, primary key (a, b));
  create table "Weird.""name" ("Select" int primary key, "ü$1" text);
  create table parent (id int primary key);
  create table child (id int primary key, parent int references parent deferrable initially deferred);
  create table message (id int, at date, primary key (id, at)) partition by range (at);
  create table message_2025 partition of message for values from ('2025-01-01') to ('2026-01-01');
  create table message_2026 partition of message for values from ('2026-01-01') to ('2027-01-01');
  create table gone (id int primary key);
  create table empty ()`;
const ROWS = `
  insert into room (id, name, mood) select n, 'r' || n, 'ok' from generate_series(1, 50) n;
  insert into long_text (body, other) select repeat(md5(n::text), 400), n from generate_series(1, 5) n;
  insert into no_key select n % 2, '{"a": 1}', '<a/>', point(n % 2, 1), 'ab', n % 2 / 3.0, '2026-01-01' from generate_series(1, 6) n;
  insert into pair values ('aa', 'x', 1.50); insert into gone values (1), (2);
  insert into parent values (1); insert into child values (1, 1); insert into message values (1, '2025-05-05')`;

const CHANGES: readonly (readonly [string, string])[] = [
  [
    'inserts of every type',
    `insert into room (id, name, beds, mood, tags, doc, price)
    select n, E'a\\tb\\\\' || n, n, 'sad', array['x', null, '"q"'], '{"k": [1, 2.50]}', n / 7.0 from generate_series(100, 400) n`,
  ],
  ['an update that keeps a long value outside of the row', 'update long_text set other = other + 100'],
  ['an update of the long value itself', `update long_text set body = repeat('new', 3000) where id = 2`],
  ['an update and a null', `update room set name = null, beds = 9, mood = 'sad' where id < 20`],
  ['a changed key', 'update room set id = id + 10000 where id between 30 and 40'],
  ['a delete', 'delete from room where id = 25'],
  [
    'rows without a key, one of several alike',
    `update no_key set f = 7 where ctid = (select min(ctid) from no_key)`,
  ],
  ['a deleted row without a key', 'delete from no_key where ctid = (select max(ctid) from no_key)'],
  ['json, xml and point compared as text', `update no_key set j = '{"b": null}', c = 'zz ' where a = 1`],
  [
    'keys of domains and the type "char"',
    `update pair set n = 1.5, b = 'y' where a = 'aa'; insert into pair values ('bb', 'z', 'NaN')`,
  ],
  [
    'names that need quoting',
    `insert into "Weird.""name" values (1, $q$it's \\ "x"$q$); update "Weird.""name" set "ü$1" = 'ß'`,
  ],
  [
    'a child before its parent, deferred',
    'begin; insert into child values (7, 7); insert into parent values (7); commit',
  ],
  [
    'a row that moves to another partition',
    `update message set at = '2026-06-06' where id = 1; insert into message values (2, '2025-02-02')`,
  ],
  ['a truncate', 'truncate gone; insert into gone values (9)'],
  ['a table without columns', 'insert into empty default values'],
  ['a transaction that was rolled back', 'begin; delete from room; rollback'],
  [
    'savepoints, one of them rolled back',
    `begin; insert into gone values (20); savepoint s; insert into gone values (21);
    rollback to s; insert into gone values (22); commit`,
  ],
  [
    'a value added to an enum and used, where the target has it',
    `update room set mood = 'ok' where id = 100`,
  ],
];

describe('the relay', () => {
  it.each([['replica'], ['origin']])(
    'brings every kind of change, with checks as %s',
    async (checks) => {
      const both = await pair(DDL, ROWS);
      if (checks === 'origin')
        await runSql(both.targetAdmin, 'revoke set on parameter session_replication_role from postgres');
      const names = await startFollowing(both.source, both.target, nextId());
      const progress = await withTarget(both.target, (client) => readFollowProgress(client));
      expect(progress[0]?.checks).toBe(checks);
      await withRelay({ ...both, slot: names.slot, signal }, async (relay) => {
        for (const [, text] of CHANGES) await runSql(both.source, text);
        await caughtUp(relay, both.source);
        expect(await differing(both)).toEqual([]);
      });
      const proof = await endFollowing(both.source, both.target, names);
      expect(proof).toEqual({ slots: [], publications: [], identities: [], journal: [] });
    },
    120_000,
  );

  it('takes itself up again where it was, also after several starts', async () => {
    const both = await pair(
      'create table t (id int primary key, n int)',
      'insert into t select n, 0 from generate_series(1, 10) n',
    );
    const names = await startFollowing(both.source, both.target, nextId());
    for (let round = 1; round <= 4; round += 1) {
      await runSql(both.source, `update t set n = n + 1; insert into t values (${100 + round}, 0)`);
      await withRelay({ ...both, slot: names.slot, signal }, (relay) => caughtUp(relay, both.source));
    }
    expect(await differing(both)).toEqual([]);
    expect(
      await oneRow(both.target, 'select min(n) as least, count(*)::int as rows from t where id <= 10'),
    ).toEqual({ least: 4, rows: 10 });
    await endFollowing(both.source, both.target, names);
  });

  it('stops on a row that the target lacks, at every start, by table and without moving', async () => {
    const both = await pair(
      'create table t (id int primary key, n int); create table u (id int primary key)',
      'insert into t values (1, 0), (2, 0)',
    );
    const names = await startFollowing(both.source, both.target, nextId());
    await runSql(both.target, 'delete from t where id = 2');
    await runSql(both.source, 'begin; insert into u values (1); update t set n = 1; commit');
    for (let start = 0; start < 3; start += 1) {
      await expect(
        withRelay({ ...both, slot: names.slot, signal }, (relay) => caughtUp(relay, both.source)),
      ).rejects.toMatchObject({ code: 'MUD-954', params: { table: 'public.t' } });
      expect(await oneRow(both.target, 'select n, (select count(*)::int from u) as u from t')).toEqual({
        n: 0,
        u: 0,
      });
    }
    await runSql(both.target, 'insert into t values (2, 0)');
    await withRelay({ ...both, slot: names.slot, signal }, (relay) => caughtUp(relay, both.source));
    expect(await differing(both)).toEqual([]);
    await endFollowing(both.source, both.target, names);
  });

  it('lets only one of two relays follow a slot', async () => {
    const both = await pair('create table t (id int primary key)');
    const names = await startFollowing(both.source, both.target, nextId());
    await withRelay({ ...both, slot: names.slot, signal }, async () => {
      await expect(
        withRelay({ ...both, slot: names.slot, signal }, async () => undefined),
      ).rejects.toMatchObject({ code: 'MUD-961' });
    });
    await endFollowing(both.source, both.target, names);
  });

  it.each([
    ['a column is added', `alter table t add column extra int default 7`, /ADD COLUMN public\.t\.extra/],
    ['a column is dropped', 'alter table t drop column n', /DROP COLUMN public\.t\.n/],
    ['a type changes', 'alter table t alter column n type bigint', /ALTER COLUMN public\.t\.n TYPE/],
    ['a length changes', 'alter table t alter column s type varchar(50)', /ALTER COLUMN public\.t\.s TYPE/],
    [
      'a column is renamed',
      'alter table t rename n to m',
      /DROP COLUMN public\.t\.n, ADD COLUMN public\.t\.m/,
    ],
    ['a table is renamed', 'alter table t rename to t2', /public\.t2/],
  ])('stops by name before a change after %s', async (_, ddl, said) => {
    const both = await pair(
      'create table t (id int primary key, n int, s varchar(9))',
      'insert into t values (1, 0)',
    );
    const names = await startFollowing(both.source, both.target, nextId());
    const table = ddl.includes('t2') ? 't2' : 't';
    await runSql(both.source, `update t set s = 'before'; ${ddl}; update ${table} set s = 'after'`);
    await expect(
      withRelay({ ...both, slot: names.slot, signal }, (relay) => caughtUp(relay, both.source)),
    ).rejects.toMatchObject({ code: 'MUD-953', params: { changes: expect.stringMatching(said) } });
    await endFollowing(both.source, both.target, names);
  });

  it('refuses a slot that is ahead of the target, gone, or of another server', async () => {
    const both = await pair('create table t (id int primary key)');
    const names = await startFollowing(both.source, both.target, nextId());
    const follow = () => withRelay({ ...both, slot: names.slot, signal }, async () => undefined);
    await runSql(both.target, `update mudanza_rows.progress set timeline = 77`);
    await expect(follow()).rejects.toMatchObject({ code: 'MUD-952' });
    await runSql(both.target, `update mudanza_rows.progress set timeline = 1`);
    await runSql(both.source, 'set synchronous_commit = on; insert into t values (1)');
    await runSql(both.source, `select pg_replication_slot_advance('${names.slot}', pg_current_wal_lsn())`);
    await expect(follow()).rejects.toMatchObject({ code: 'MUD-960' });
    await runSql(both.source, `select pg_drop_replication_slot('${names.slot}')`);
    await expect(follow()).rejects.toMatchObject({ code: 'MUD-951' });
    await endFollowing(both.source, both.target, names);
    await expect(follow()).rejects.toMatchObject({ code: 'MUD-950' });
  });

  it('compares both sides exactly while the source is written to, and finds a planted difference', async () => {
    const both = await pair(
      'create table t (id int primary key, n int)',
      'insert into t select n, 0 from generate_series(1, 2000) n',
    );
    const names = await startFollowing(both.source, both.target, nextId());
    await withRelay({ ...both, slot: names.slot, signal }, async (relay) => {
      let isWriting = true;
      const writer = (async () => {
        for (let round = 0; isWriting; round += 1) {
          await runSql(
            both.source,
            `update t set n = n + 1 where id % 50 = ${round % 50}; insert into t values (${10_000 + round}, 1)`,
          );
        }
      })();
      const job = {
        ...both,
        slot: names.slot,
        signal,
        schemas: ['public'],
        leaveOut: [],
        lanes: 2,
        maxNamed: 5,
      };
      for (let round = 0; round < 3; round += 1) {
        const { tables } = await verifyHeld(relay, job);
        expect(
          tables.map(({ badBuckets, sourceRows, targetRows }) => [badBuckets, sourceRows - targetRows]),
        ).toEqual([[0, 0]]);
      }
      await runSql(both.target, 'insert into t values (-5, 0)');
      const { tables } = await verifyHeld(relay, job);
      expect(tables[0]?.differing).toEqual([{ key: ['-5'], fault: 'extra', rows: 1 }]);
      isWriting = false;
      await writer;
    });
    await endFollowing(both.source, both.target, names);
  });

  it('stays small with one transaction of many rows, and applies it whole', async () => {
    const both = await pair('create table t (id int primary key, body text)');
    const names = await startFollowing(both.source, both.target, nextId());
    await runSql(both.source, `insert into t select n, repeat('x', 200) from generate_series(1, 150000) n`);
    await runSql(both.source, `update t set body = 'y' where id % 3 = 0`);
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }, 20);
    await withRelay({ ...both, slot: names.slot, signal }, (relay) => caughtUp(relay, both.source));
    clearInterval(watch);
    expect(await differing(both)).toEqual([]);
    expect(most / 1024 / 1024).toBeLessThan(80);
    await endFollowing(both.source, both.target, names);
  });
});
