import '../steps/registry';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MigrationSettings } from '../plan/migration-settings';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { insertMigration, type Migration } from '../store/migrations';
import { stateClient } from '../store/query';
import { readEvents } from '../store/run-events';
import { findRun } from '../store/runs';
import { createStateDatabase } from '../store/testing/state-database';
import { cancelRun } from './cancel-run';
import { eventFeed } from './event-feed';
import { startRun } from './start-run';
import { awaitEnd } from './testing/await-run';
import { findFaultStep } from './testing/fault-steps';

const LEASE_MS = 4_000;

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;
/** Runner processes by the id that stands in the runs they hold. */
const runners = new Map<string, ChildProcess>();

beforeAll(async () => {
  state = await createStateDatabase();
  const settings = MigrationSettings.parse({});
  migration = await insertMigration(stateClient, { name: 'x', kind: 'supabase', settings, createdBy: 'ana' });
  const started = Array.from({ length: 2 }, async () => {
    const child = fork('lib/runs/testing/runner-process.ts', [state.url, String(LEASE_MS)], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const [id] = await once(child, 'message');
    runners.set(String(id), child);
  });
  await Promise.all(started);
});
afterAll(async () => {
  for (const child of runners.values()) child.kill('SIGKILL');
  await state.drop();
});

const start = (by: string, values: Record<string, unknown>) =>
  startRun({ migrationId: migration.id, stepId: 'tools', action: 'run', values, by }, findFaultStep);

describe('two instances on one state database', () => {
  it('let one of many who start a step at once win, and tell the others who it was', async () => {
    const names = ['ana', 'bea', 'cid', 'dan', 'eva', 'fon'];
    // Longer than the slowest of them takes to ask: one that asks after its end would win as well.
    const values = { lines: 100_000, everyMs: 20 };
    const tries = await Promise.allSettled(names.map((name) => start(name, values)));
    const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won).toHaveLength(1);
    for (const one of tries) {
      if (one.status === 'fulfilled') continue;
      expect(one.reason).toBeInstanceOf(MudanzaError);
      expect(one.reason).toMatchObject({ code: 'MUD-013', params: { by: won[0]?.requestedBy } });
    }
    const runId = won[0]?.id ?? '';
    await cancelRun(runId, 'ana');
    expect(await awaitEnd(runId)).toMatchObject({ status: 'cancelled' });
    const starts = (await readEvents(runId)).filter(({ text }) => text === 'started');
    expect(starts).toHaveLength(1);
  });

  it('stream each other’s runs, and call one whose runner is killed (-9) interrupted, never going on with it', async () => {
    const run = await start('ana', { lines: 100_000, everyMs: 5 });
    const seen: number[] = [];
    const streaming = (async () => {
      for await (const events of eventFeed(run.id, 0, new AbortController().signal))
        seen.push(...events.map(({ seq }) => seq));
    })();
    while (seen.length < 20) await sleep(20);
    const holder = (await findRun(run.id))?.runner ?? '';
    runners.get(holder)?.kill('SIGKILL');
    const view = await awaitEnd(run.id);
    expect(view).toMatchObject({ status: 'interrupted', error: { code: 'MUD-006' } });
    await streaming;
    await sleep(300);
    const events = await readEvents(run.id);
    expect(events.map(({ seq }) => seq)).toEqual(seen);
    expect(seen).toEqual(seen.map((_, index) => index + 1));
    expect(events.filter(({ text }) => text === 'started')).toHaveLength(1);
    const [other] = [...runners.keys()].filter((id) => id !== holder);
    const again = await start('bea', { lines: 2, everyMs: 1 });
    expect(await awaitEnd(again.id)).toMatchObject({ status: 'succeeded', attempt: run.attempt + 1 });
    expect((await findRun(again.id))?.runner).toBe(other);
  });

  it('stop a run that was taken from a runner that only slept (SIGSTOP): it does not go on behind the others’ back', async () => {
    const late = fork('lib/runs/testing/runner-process.ts', [state.url, String(LEASE_MS)], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const id = String((await once(late, 'message'))[0]);
    runners.set(id, late);
    let run = await start('ana', { lines: 100_000, everyMs: 5 });
    while (!(await findRun(run.id))?.runner) await sleep(20);
    const holder = (await findRun(run.id))?.runner ?? '';
    runners.get(holder)?.kill('SIGSTOP');
    expect(await awaitEnd(run.id)).toMatchObject({ status: 'interrupted' });
    const before = await readEvents(run.id);
    runners.get(holder)?.kill('SIGCONT');
    await sleep(1_000);
    expect(await readEvents(run.id)).toEqual(before);
    run = await start('bea', { lines: 2, everyMs: 1 });
    expect(await awaitEnd(run.id)).toMatchObject({ status: 'succeeded' });
  });
});
