import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../postgres/sql';
import {
  type ClaimedChunks,
  claimChunks,
  closeShare,
  copiedChunks,
  finishLate,
  openShare,
  openShares,
  setPaused,
} from './copy-share';
import { listen } from './listen';
import { query } from './query';
import { newMigration } from './testing/new-migration';
import { createStateDatabase } from './testing/state-database';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let runId: string;
let held: ClaimedChunks[] = [];
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());
beforeEach(async () => {
  for (const chunk of held) await chunk.giveBack().catch(() => undefined);
  held = [];
  runId = randomUUID();
  const { id } = await newMigration();
  await query(sql`update run set ended_at = clock_timestamp() where ended_at is null`);
  await query(sql`insert into run (id, migration_id, step_id, action, attempt, requested_by, runner)
    values (${runId}, ${id}, 'data.copy', 'run', 1, 'ana', 'leader')`);
});

const ONE = { most: 1, smallBytes: 10 };
const JOB = { snapshot: '00000003-0000001B-1', lanes: 2 };
const open = (numbers: readonly number[], job: unknown = JOB) =>
  openShare(
    runId,
    { job, leader: 'leader' },
    numbers.map((number) => ({ number, table: `t${number}`, bytes: number })),
  );

/** A claim that the test gives back when nobody finished it. */
async function claim(runner = 'helper', size = ONE): Promise<ClaimedChunks> {
  const chunk = await claimChunks(runId, runner, size);
  if (!('finish' in chunk)) throw new Error(`nothing to claim: ${JSON.stringify(chunk)}`);
  held.push(chunk);
  return chunk;
}
const numbersOf = ({ chunks }: ClaimedChunks) => chunks.map(({ number }) => number);
const copied = async () =>
  (await copiedChunks(runId)).map(({ number, runner }) => `${number} ${runner}`).sort();
const done = async (chunk: ClaimedChunks, rows = 1) => {
  held = held.filter((one) => one !== chunk);
  await chunk.finish(chunk.chunks.map(() => ({ rows })));
};
const own = async (runner: string) => (await openShares(runner)).filter((share) => share.runId === runId);

describe('a copy that others may take part in', () => {
  it('is told to them, with what the leader wrote down, and not to the leader', async () => {
    const heard: string[] = [];
    const stop = await listen('run_queued', (payload) => heard.push(payload));
    await open([1]);
    expect(await own('helper')).toMatchObject([{ runId, job: JOB }]);
    expect(await own('leader')).toEqual([]);
    await expect.poll(() => heard).toContain(runId);
    stop();
  });

  it('is nothing to take part in without chunks, when all are done, while it is paused, and after its end', async () => {
    await open([]);
    expect(await own('helper')).toEqual([]);
    await open([1]);
    await setPaused(runId, 'ana');
    expect(await own('helper')).toEqual([]);
    await setPaused(runId, null);
    expect(await own('helper')).toHaveLength(1);
    await done(await claim());
    expect(await own('helper')).toEqual([]);
    await open([2]);
    await query(sql`update run set ended_at = clock_timestamp() where id = ${runId}`);
    expect(await own('helper')).toEqual([]);
  });

  it('goes on in stages: a stage adds chunks and leaves those that are done as they are', async () => {
    await open([1]);
    await done(await claim(), 7);
    await open([1, 2], { ...JOB, lanes: 4 });
    expect((await own('helper'))[0]?.job).toEqual({ ...JOB, lanes: 4 });
    expect(numbersOf(await claim())).toEqual([2]);
    expect(await copiedChunks(runId)).toEqual([{ number: 1, copied: { rows: 7 }, runner: 'helper' }]);
  });
});

describe('a chunk', () => {
  it('has one at a time, in their order, with what it is', async () => {
    await open([3, 1, 2]);
    const claims = await Promise.all([claim('a'), claim('b'), claim('c')]);
    expect(claims.flatMap(numbersOf).sort()).toEqual([1, 2, 3]);
    expect(claims.flatMap(({ chunks }) => chunks.map(({ chunk }) => chunk))).toContainEqual({
      number: 2,
      table: 't2',
      bytes: 2,
    });
    expect(await claimChunks(runId, 'd', ONE)).toEqual({ open: 3, pausedBy: null });
  });

  it('of many that claim at once goes to each once', async () => {
    await open(Array.from({ length: 12 }, (_, n) => n));
    const work = async (runner: string) => {
      const mine: number[] = [];
      for (;;) {
        const chunk = await claimChunks(runId, runner, ONE);
        if (!('finish' in chunk)) return mine;
        mine.push(...numbersOf(chunk));
        await chunk.finish([{ rows: 1 }]);
      }
    };
    const all = (await Promise.all(['a', 'b', 'c', 'd'].map(work))).flat();
    expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n));
    expect(await claimChunks(runId, 'e', ONE)).toEqual({ open: 0, pausedBy: null });
  });

  it('that is given back is there for the next', async () => {
    await open([1]);
    const chunk = await claim('a');
    held = [];
    await chunk.giveBack();
    expect(numbersOf(await claim('b'))).toEqual([1]);
    expect(await copied()).toEqual([]);
  });

  it('is lost with the connection that holds it, and then another may have it', async () => {
    await open([1]);
    const chunk = await claim('a');
    await query(
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'mudanza-copy' and datname = current_database()`,
    );
    held = [];
    await expect(chunk.finish([{ rows: 1 }])).rejects.toMatchObject({ code: 'MUD-810' });
    expect(await copied()).toEqual([]);
    expect(numbersOf(await claim('b'))).toEqual([1]);
  });

  it('that was moved though its claim was lost is written down late, and once', async () => {
    await open([1, 2]);
    await finishLate(runId, 1, { runner: 'a', copied: { rows: 5 } });
    await finishLate(runId, 1, { runner: 'b', copied: { rows: 6 } });
    expect(await copied()).toEqual(['1 a']);
    expect(numbersOf(await claim())).toEqual([2]);
  });

  it.each([
    ['while the run is paused', () => setPaused(runId, 'eva'), { open: 1, pausedBy: 'eva' }],
    [
      'when the run is over',
      () => query(sql`update run set ended_at = now() where id = ${runId}`),
      { open: 1, pausedBy: null },
    ],
    [
      'when the copy is closed',
      () => query(sql`update copy_share set is_open = false where run_id = ${runId}`),
      { open: 1, pausedBy: null },
    ],
    [
      'of a run that there is not',
      () => query(sql`delete from copy_share where run_id = ${runId}`),
      { open: 0, pausedBy: null },
    ],
  ])('cannot be claimed %s', async (_, change, expected) => {
    await open([1]);
    await change();
    expect(await claimChunks(runId, 'a', ONE)).toEqual(expected);
  });
});

describe('small chunks', () => {
  const several = { most: 3, smallBytes: 10 };

  it('are claimed several at once, as many as are wanted, and a large one alone', async () => {
    await open([1, 2, 3, 4, 11, 12]);
    expect(numbersOf(await claim('a', several))).toEqual([1, 2, 3]);
    expect(numbersOf(await claim('b', several))).toEqual([4]);
    expect(numbersOf(await claim('c', several))).toEqual([11]);
    expect(numbersOf(await claim('d', several))).toEqual([12]);
    expect(await claimChunks(runId, 'e', several)).toEqual({ open: 6, pausedBy: null });
  });

  it('are done together, each with what it moved', async () => {
    await open([1, 2, 3]);
    const chunks = await claim('a', several);
    held = [];
    await chunks.finish([{ rows: 1 }, { rows: 2 }, { rows: 3 }]);
    expect((await copiedChunks(runId)).map(({ number, copied: of }) => [number, of]).sort()).toEqual([
      [1, { rows: 1 }],
      [2, { rows: 2 }],
      [3, { rows: 3 }],
    ]);
  });

  it('are given back together, and of many that claim at once each goes to one', async () => {
    await open([1, 2, 3, 4, 5, 6, 7, 8]);
    const first = await claim('a', several);
    held = [];
    await first.giveBack();
    const claims = await Promise.all([claim('a', several), claim('b', several), claim('c', several)]);
    expect(new Set(claims.flatMap(numbersOf)).size).toBe(claims.flatMap(numbersOf).length);
  });
});

describe('the end of a copy', () => {
  it('waits for what somebody still works on, and takes the rest away', async () => {
    await open([1, 2, 3]);
    const chunk = await claim();
    expect(await closeShare(runId)).toBe(1);
    expect(await claimChunks(runId, 'late', ONE)).toMatchObject({ open: 1 });
    await done(chunk);
    expect(await closeShare(runId)).toBe(0);
    expect(await copiedChunks(runId)).toEqual([]);
  });

  it('is the end once: closed again there is nothing left', async () => {
    await open([1]);
    expect([await closeShare(runId), await closeShare(runId)]).toEqual([0, 0]);
    expect(await closeShare(randomUUID())).toBe(0);
  });
});

describe('a pause', () => {
  it('holds a run back once and lets it go once, and tells those who wait', async () => {
    const heard: string[] = [];
    const stop = await listen('run_event', (payload) => heard.push(payload));
    expect(await setPaused(runId, 'ana')).toBe(true);
    expect(await setPaused(runId, 'eva')).toBe(false);
    const [row] = await query<{ by: string }>(sql`select paused_by as by from run where id = ${runId}`);
    expect(row?.by).toBe('ana');
    expect(await setPaused(runId, null)).toBe(true);
    expect(await setPaused(runId, null)).toBe(false);
    await expect.poll(() => heard.filter((id) => id === runId).length).toBe(2);
    stop();
  });

  it('of a run that is over, or of none, is nothing', async () => {
    await query(sql`update run set ended_at = clock_timestamp() where id = ${runId}`);
    expect(await setPaused(runId, 'ana')).toBe(false);
    expect(await setPaused(randomUUID(), 'ana')).toBe(false);
  });
});
