import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { tableLabel } from '../copy/copy-table';
import type { FollowNames } from './follow-names';
import { parseLsn } from './lsn';
import type { Relay } from './relay';
import { endFollowing, oneRow, runSql, startFollowing } from './testing/follow-servers';
import { verifyHeld } from './verify-held';
import { withRelay } from './with-relay';

let server: MajorServer;
let source: Credentials;
let target: Credentials;
let names: FollowNames;
const DDL = `create table busy (id int primary key, n int); create table "Quiet ""one""\\" (id int primary key, n int);
  create table part (id int, at int, primary key (id, at)) partition by range (at);
  create table part_1 partition of part for values from (0) to (10);
  create table part_2 partition of part for values from (10) to (20);
  create table gone (id int primary key); create table bare (a int, b text); create type mood as enum ('sad');
  create table felt (id int primary key, mood mood); create unlogged table quick (id int)`;
const QUIET = '"Quiet ""one""\\"';
const LABELS = ['busy', 'Quiet "one"\\', 'part_1', 'part_2', 'gone', 'bare', 'felt'].map(
  (name) => `public.${name}`,
);

beforeAll(async () => {
  server = await startMajor(17);
  source = (await server.createDatabase()).admin;
  target = (await server.createDatabase()).admin;
  await runSql(
    source,
    `${DDL}; insert into busy select n, 0 from generate_series(1, 50) n; insert into ${QUIET} values (1, 1), (2, 2);
     insert into part values (1, 1), (2, 11); insert into gone values (1); insert into bare values (1, 'x'), (1, 'x');
     insert into felt values (1, 'sad')`,
  );
  await runSql(target, DDL);
  names = await startFollowing(source, target, 'touched');
});
afterAll(async () => {
  await endFollowing(source, target, names);
  await server.stop();
});

async function caughtUp(relay: Relay): Promise<void> {
  const row = await oneRow<{ lsn: string }>(source, 'select pg_current_wal_insert_lsn()::text as lsn');
  await relay.until(parseLsn(row?.lsn ?? '0/0'), AbortSignal.timeout(240_000));
}

interface Found {
  readonly asked: string[];
  readonly kept: string[];
  readonly differing: string[];
  /** Key and fault of the first row that differs. */
  readonly keys: readonly unknown[];
  readonly notCompared: readonly string[];
}

/** What a relay that starts now asks, after a change of the source. */
async function compare(change: string | null, everything = false): Promise<Found> {
  const signal = AbortSignal.timeout(240_000);
  return withRelay({ source, target, slot: names.slot, signal }, async (relay) => {
    if (change) await runSql(source, `set synchronous_commit = on; ${change}`);
    await caughtUp(relay);
    const { tables, notCompared } = await verifyHeld(relay, {
      ...{ source, target, signal, slot: names.slot, schemas: ['public'], leaveOut: [] },
      ...{ lanes: 2, maxNamed: 5, everything },
    });
    const labels = (list: typeof tables) => list.map(tableLabel).sort();
    return {
      asked: labels(tables.filter((table) => !('comparedAt' in table))),
      kept: labels(tables.filter((table) => 'comparedAt' in table)),
      differing: labels(tables.filter(({ badBuckets }) => badBuckets > 0)),
      keys: tables.flatMap(({ differing }) =>
        differing.slice(0, 1).flatMap(({ key, fault }) => [key, fault]),
      ),
      notCompared,
    };
  });
}

const without = (...labels: string[]) => LABELS.filter((label) => !labels.includes(label)).sort();

describe('comparing again while it follows', () => {
  it('asks everything that nobody has compared yet, changed or not', async () => {
    const { asked, kept } = await compare('update busy set n = 1');
    expect(asked).toEqual([...LABELS].sort());
    expect(kept).toEqual([]);
  });

  it('asks nothing where nothing happened, also after a restart', async () => {
    expect(await compare(null)).toMatchObject({ asked: [], kept: [...LABELS].sort(), differing: [] });
  });

  it.each([
    ['an insert', `insert into ${QUIET} values (3, 3)`, ['public.Quiet "one"\\']],
    [
      'a row that moves between partitions',
      'update part set at = 12 where id = 1',
      ['public.part_1', 'public.part_2'],
    ],
    ['a truncate', 'truncate gone', ['public.gone']],
    ['an update that changes nothing', 'update busy set n = n where id = 1', ['public.busy']],
  ])('asks only what %s went to, and not again after that', async (_, change, expected) => {
    expect(await compare(change)).toMatchObject({
      asked: expected,
      kept: without(...expected),
      differing: [],
    });
    expect((await compare(null)).asked).toEqual([]);
  });

  it('remembers what an earlier relay applied, though that one compared nothing', async () => {
    const signal = AbortSignal.timeout(240_000);
    await runSql(source, 'set synchronous_commit = on; update busy set n = 9 where id = 2');
    await withRelay({ source, target, slot: names.slot, signal }, caughtUp);
    expect((await compare(null)).asked).toEqual(['public.busy']);
  });

  it('asks a table that differed until it is equal, and everything when told to', async () => {
    await runSql(target, 'insert into busy values (-1, 0)');
    expect(await compare(null)).toMatchObject({ asked: ['public.busy'], differing: ['public.busy'] });
    expect(await compare(null)).toMatchObject({ asked: ['public.busy'], differing: ['public.busy'] });
    await runSql(target, 'delete from busy where id = -1');
    expect(await compare(null)).toMatchObject({ asked: ['public.busy'], differing: [] });
    expect((await compare(null, true)).asked).toEqual([...LABELS].sort());
  });

  const QUIET_LABEL = 'public.Quiet "one"\\';

  // By somebody else, on the target, in tables that no change comes for; each is found by its key, and mended.
  it.each<[what: string, plant: string, mend: string, table: string, found: readonly unknown[]]>([
    [
      'a row changed',
      `update ${QUIET} set n = -1 where id = 1`,
      `update ${QUIET} set n = 1 where id = 1`,
      QUIET_LABEL,
      [['1'], 'different'],
    ],
    [
      'a row taken out',
      'delete from part_2 where id = 2',
      'insert into part_2 values (2, 11)',
      'public.part_2',
      [['2', '11'], 'missing'],
    ],
    [
      'a row in another partition',
      'insert into part_1 values (9, 9)',
      'delete from part_1 where id = 9',
      'public.part_1',
      [['9', '9'], 'extra'],
    ],
    [
      'a table emptied',
      'truncate felt',
      `insert into felt values (1, 'sad')`,
      'public.felt',
      [['1'], 'missing'],
    ],
    [
      'one of two equal rows without a key',
      'delete from bare where ctid = (select min(ctid) from bare)',
      `insert into bare values (1, 'x')`,
      'public.bare',
      [null, 'missing'],
    ],
    [
      'a name of a value, of which no row says',
      `alter type mood rename value 'sad' to 'blue'`,
      `alter type mood rename value 'blue' to 'sad'`,
      'public.felt',
      [['1'], 'different'],
    ],
    [
      'counts that began anew behind a write',
      `insert into gone values (5); select pg_stat_reset()`,
      'delete from gone where id = 5',
      'public.gone',
      [['5'], 'extra'],
    ],
  ])('finds %s', async (_, plant, mend, table, found) => {
    // As after a reset, so that nothing but the moment of it is different.
    await runSql(target, 'select pg_stat_reset()');
    expect((await compare(null)).differing).toEqual([]);
    await runSql(target, plant);
    const { asked, differing, keys } = await compare(null);
    expect(asked).toContain(table);
    expect(differing).toEqual([table]);
    expect(keys).toEqual(found);
    await runSql(target, mend);
    expect((await compare(null)).differing).toEqual([]);
  });

  it('finds the old key of a row that has another one since, when somebody put it back', async () => {
    await compare('update busy set id = 1000 where id = 3');
    await runSql(target, 'insert into busy values (3, 1)');
    expect(await compare(null)).toMatchObject({ differing: ['public.busy'], keys: [['3'], 'extra'] });
    await runSql(target, 'delete from busy where id = 3');
    expect((await compare(null)).differing).toEqual([]);
  });

  it('says what it never looks at', async () => {
    expect((await compare(null)).notCompared).toEqual(['public.quick']);
  });

  it('does not see what nobody counted: such a table is said to be compared then, not now', async () => {
    // As after a crash that lost the count, or a session that has not counted yet.
    await runSql(target, `set track_counts = off; update ${QUIET} set n = -7 where id = 1`);
    const behind = await compare(null);
    expect(behind.kept).toContain('public.Quiet "one"\\');
    expect(behind.differing).toEqual([]);
    expect((await compare(null, true)).differing).toEqual(['public.Quiet "one"\\']);
    await runSql(target, `update ${QUIET} set n = 1 where id = 1`);
    expect((await compare(null)).differing).toEqual([]);
  });

  it('asks a table that left the publication, since no change of it arrives', async () => {
    await runSql(
      source,
      `alter publication ${names.publication} drop table gone; insert into gone values (77)`,
    );
    expect(await compare(null)).toMatchObject({ asked: ['public.gone'], differing: ['public.gone'] });
  });

  it('keeps its notes where a version before it had begun the journal', async () => {
    await runSql(target, 'drop table mudanza_rows.touched, mudanza_rows.compared');
    expect((await compare('update busy set n = 4 where id = 4')).asked).toEqual([...LABELS].sort());
  });
});
