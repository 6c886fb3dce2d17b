import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../postgres/sql';
import type { Migration } from './migrations';
import { query, stateClient } from './query';
import { appendEvents, firstErrorSeq, readEvents, readLifecycles } from './run-events';
import {
  claimRun,
  endRun,
  findRun,
  insertRun,
  isRunnerAlive,
  listRuns,
  type NewRun,
  openRunBy,
  readSealedInput,
  reapRuns,
  releaseRuns,
  renewLeases,
  requestCancel,
} from './runs';
import { newMigration } from './testing/new-migration';
import { createStateDatabase } from './testing/state-database';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());
beforeEach(async () => {
  migration = await newMigration();
});
afterEach(() => query(sql`update run set ended_at = now() where ended_at is null`));

const insert = (change: Partial<NewRun> = {}) =>
  insertRun(stateClient, {
    migrationId: migration.id,
    stepId: 'crud',
    action: 'run',
    input: { table: 't' },
    sealedInput: null,
    confirmedBasis: null,
    acceptedHazards: [],
    undoes: null,
    requestedBy: 'ana',
    ...change,
  });

async function waiting(change: Partial<NewRun> = {}) {
  const run = await insert(change);
  if (!run) throw new Error('a run of the step is open');
  return run;
}

async function claimed(leaseMs = 60_000, runner = 'r1') {
  await waiting();
  const run = await claimRun(runner, leaseMs);
  if (!run) throw new Error('nothing waits');
  return run;
}

const LOST = [{ kind: 'ended', status: 'interrupted' }];
const line = (seq: number, text = `line ${seq}`) => ({
  seq,
  at: new Date(),
  stream: 'stdout' as const,
  level: 'info' as const,
  text,
  data: undefined,
});

describe('a run that waits', () => {
  it('is kept as it was asked for', async () => {
    const sealedInput = Buffer.from('sealed');
    const asked = {
      action: 'undo' as const,
      sealedInput,
      confirmedBasis: 'b',
      acceptedHazards: ['DELETES_DATA', 'LOCKS_TABLE'],
    };
    const run = await waiting(asked);
    expect(await findRun(run.id)).toEqual(run);
    expect(run).toMatchObject({
      migrationId: migration.id,
      stepId: 'crud',
      action: 'undo',
      attempt: 1,
      input: { table: 't' },
      confirmedBasis: 'b',
      acceptedHazards: ['DELETES_DATA', 'LOCKS_TABLE'],
      requestedBy: 'ana',
      runner: null,
      endedAt: null,
    });
    expect(await readSealedInput(run.id)).toEqual(sealedInput);
  });

  it('is the only open one of its step, and says whose it is', async () => {
    await waiting({ requestedBy: 'eva' });
    expect(await insert()).toBeNull();
    expect(await openRunBy(stateClient, { migrationId: migration.id, stepId: 'crud' })).toBe('eva');
    expect(await openRunBy(stateClient, { migrationId: migration.id, stepId: 'health' })).toBeNull();
    expect(await insert({ stepId: 'health' })).not.toBeNull();
  });

  it('is one of two that were asked for at once', async () => {
    const both = await Promise.all([insert(), insert(), insert()]);
    expect(both.filter((run) => run !== null)).toHaveLength(1);
  });

  it('counts its attempts by step and action', async () => {
    const attempts: number[] = [];
    for (const action of ['run', 'run', 'preview', 'run'] as const) {
      const run = await waiting({ action });
      attempts.push(run.attempt);
      await claimRun('r1', 60_000);
      await endRun(run.id, 'r1');
    }
    expect(attempts).toEqual([1, 2, 1, 3]);
  });

  it('comes after every run before it, though the clock was put back', async () => {
    const first = await claimed();
    await query(sql`update run set requested_at = now() + interval '1 hour' where id = ${first.id}`);
    await endRun(first.id, 'r1');
    const second = await waiting();
    expect((await listRuns(migration.id)).map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it.each(['', 'x', "'; drop table run", '00000000-0000-4000-8000-00000000000G'])(
    'has no id like %j',
    async (id) => {
      expect(await findRun(id)).toBeNull();
    },
  );

  it('of a step that this version does not know is left out', async () => {
    const run = await waiting();
    await query(sql`update run set step_id = 'of.tomorrow' where id = ${run.id}`);
    expect(await findRun(run.id)).toBeNull();
    expect(await listRuns(migration.id)).toEqual([]);
  });
});

describe('runners', () => {
  it('take each run once, the oldest first', async () => {
    const asked = [
      await waiting({ stepId: 'health' }),
      await waiting({ stepId: 'crud' }),
      await waiting({ stepId: 'docs' }),
    ];
    const taken = await Promise.all([1, 2, 3, 4].map((n) => claimRun(`r${n}`, 60_000)));
    expect(taken.flatMap((run) => run?.id ?? []).sort()).toEqual(asked.map(({ id }) => id).sort());
    expect(taken.filter((run) => run === null)).toHaveLength(1);
  });

  it('hold what they renew, hear of a cancel, and miss what was taken from them', async () => {
    const run = await claimed();
    expect(await renewLeases('r1', [run.id], 60_000)).toEqual([{ id: run.id, cancelBy: null }]);
    expect(await renewLeases('r2', [run.id], 60_000)).toEqual([]);
    expect(await requestCancel(stateClient, run.id, 'eva')).toBe(true);
    expect(await requestCancel(stateClient, run.id, 'ana')).toBe(false);
    expect(await renewLeases('r1', [run.id], 60_000)).toEqual([{ id: run.id, cancelBy: 'eva' }]);
    expect(await isRunnerAlive()).toBe(true);
  });

  it('that were not heard of are not alive', async () => {
    await query(sql`update runner set seen_at = now() - interval '1 minute'`);
    expect(await isRunnerAlive()).toBe(false);
  });

  it('end what they hold, once, and empty its sealed input', async () => {
    await waiting({ sealedInput: Buffer.from('s') });
    const run = await claimRun('r1', 60_000);
    const id = run?.id ?? '';
    expect(await endRun(id, 'r2')).toBe(false);
    expect(await endRun(id, 'r1')).toBe(true);
    expect(await endRun(id, 'r1')).toBe(false);
    expect(await readSealedInput(id)).toBeNull();
  });
});

describe('a run whose runner died', () => {
  it('is reaped when its lease is over, with a last word after its last line', async () => {
    const run = await claimed(1);
    await appendEvents(run.id, 'r1', [line(1), line(2)]);
    await sleep(20);
    expect(await reapRuns('died', LOST)).toEqual([run.id]);
    const events = await readEvents(run.id);
    expect(events.map(({ seq, text, level }) => [seq, text, level])).toEqual([
      [1, 'line 1', 'info'],
      [2, 'line 2', 'info'],
      [3, 'died', 'error'],
    ]);
    expect(await reapRuns('died', LOST)).toEqual([]);
  });

  it('is left alone while its lease holds', async () => {
    await claimed();
    expect(await reapRuns('died', LOST)).toEqual([]);
  });

  it('cannot be written to by the one that held it', async () => {
    const run = await claimed(1);
    await sleep(20);
    await reapRuns('died', LOST);
    expect(await appendEvents(run.id, 'r1', [line(1)])).toBe(false);
    expect(await endRun(run.id, 'r1')).toBe(false);
    expect(await readEvents(run.id)).toHaveLength(1);
  });

  it('keeps the end that it had said before it died', async () => {
    const run = await claimed(1);
    const end = {
      ...line(1, 'succeeded'),
      stream: 'lifecycle' as const,
      data: { kind: 'ended', status: 'succeeded' },
    };
    await appendEvents(run.id, 'r1', [end]);
    await sleep(20);
    await reapRuns('died', LOST);
    expect((await readEvents(run.id)).map(({ text }) => text)).toEqual(['succeeded']);
    expect((await findRun(run.id))?.endedAt).not.toBeNull();
  });

  it('is let go of by a runner that does not work on it, and no other', async () => {
    const run = await claimed();
    expect(await releaseRuns('r2', [], 'given up', LOST)).toEqual([]);
    expect(await releaseRuns('r1', [run.id], 'given up', LOST)).toEqual([]);
    expect(await releaseRuns('r1', [], 'given up', LOST)).toEqual([run.id]);
  });
});

describe('the events of a run', () => {
  it('are there once, in order, however often they are sent', async () => {
    const run = await claimed();
    expect(await appendEvents(run.id, 'r1', [line(1), line(2)])).toBe(true);
    expect(await appendEvents(run.id, 'r1', [line(2, 'sent again'), line(3)])).toBe(true);
    expect((await readEvents(run.id)).map(({ text }) => text)).toEqual(['line 1', 'line 2', 'line 3']);
    expect((await readEvents(run.id, 1)).map(({ seq }) => seq)).toEqual([2, 3]);
    expect((await readEvents(run.id, 0, 2)).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('belong to whoever holds the run', async () => {
    const run = await claimed();
    expect(await appendEvents(run.id, 'r2', [line(1)])).toBe(false);
    expect(await readEvents(run.id)).toEqual([]);
  });

  it('know their first error among what a reader of the log sees', async () => {
    const run = await claimed();
    expect(await firstErrorSeq(run.id)).toBeNull();
    await appendEvents(run.id, 'r1', [
      line(1),
      { ...line(2), stream: 'sample', level: 'error' },
      { ...line(3), level: 'error' },
      { ...line(4), level: 'error' },
    ]);
    expect(await firstErrorSeq(run.id)).toBe(3);
  });

  it('give the milestones of many runs at once', async () => {
    const first = await claimed();
    await appendEvents(first.id, 'r1', [
      { ...line(1), stream: 'lifecycle', data: { kind: 'started', runner: 'r1' } },
      line(2),
    ]);
    await endRun(first.id, 'r1');
    const second = await claimed();
    const found = await readLifecycles([first.id, second.id]);
    expect(found.get(first.id)?.map(({ data }) => data)).toEqual([{ kind: 'started', runner: 'r1' }]);
    expect(found.has(second.id)).toBe(false);
    expect(await readLifecycles([])).toEqual(new Map());
  });
});
