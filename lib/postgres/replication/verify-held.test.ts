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
  create table gone (id int primary key)`;
const QUIET = '"Quiet ""one""\\"';
const LABELS = ['busy', 'Quiet "one"\\', 'part_1', 'part_2', 'gone'].map((name) => `public.${name}`);

beforeAll(async () => {
  server = await startMajor(17);
  source = (await server.createDatabase()).admin;
  target = (await server.createDatabase()).admin;
  await runSql(
    source,
    `${DDL}; insert into busy select n, 0 from generate_series(1, 50) n; insert into ${QUIET} values (1, 1), (2, 2);
     insert into part values (1, 1), (2, 11); insert into gone values (1)`,
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
}

/** What a relay that starts now asks, after a change of the source. */
async function compare(change: string | null, everything = false): Promise<Found> {
  const signal = AbortSignal.timeout(240_000);
  return withRelay({ source, target, slot: names.slot, signal }, async (relay) => {
    if (change) await runSql(source, `set synchronous_commit = on; ${change}`);
    await caughtUp(relay);
    const { tables } = await verifyHeld(relay, {
      ...{ source, target, signal, slot: names.slot, schemas: ['public'], leaveOut: [] },
      ...{ lanes: 2, maxNamed: 5, everything },
    });
    const labels = (list: typeof tables) => list.map(tableLabel).sort();
    return {
      asked: labels(tables.filter((table) => !('comparedAt' in table))),
      kept: labels(tables.filter((table) => 'comparedAt' in table)),
      differing: labels(tables.filter(({ badBuckets }) => badBuckets > 0)),
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
    expect(await compare(null)).toEqual({ asked: [], kept: [...LABELS].sort(), differing: [] });
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
    expect(await compare(change)).toEqual({ asked: expected, kept: without(...expected), differing: [] });
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
