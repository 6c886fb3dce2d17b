import '../steps/registry';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MigrationSettings } from '../plan/migration-settings';
import { sql } from '../postgres/sql';
import { insertMigration } from '../store/migrations';
import { stateClient } from '../store/query';
import { readEvents } from '../store/run-events';
import { findRun, reapRuns, requeueServices } from '../store/runs';
import { createStateDatabase } from '../store/testing/state-database';
import { cancelRun } from './cancel-run';
import { Runner } from './runner';
import { startRun } from './start-run';
import { awaitEnd } from './testing/await-run';
import { findFaultStep } from './testing/fault-steps';
import { openGates } from './testing/open-gates';

const LEASE_MS = 3_000;
let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migrationId: string;
const children: ChildProcess[] = [];
const runners: Runner[] = [];

beforeAll(async () => {
  state = await createStateDatabase();
  const settings = MigrationSettings.parse({});
  const row = { name: 'serves', kind: 'supabase' as const, settings, createdBy: 'ana' };
  migrationId = (await insertMigration(stateClient, row)).id;
  await openGates(migrationId);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await reapRuns('over', []);
});
afterAll(() => state.drop());

async function otherInstance(): Promise<{ readonly id: string; readonly child: ChildProcess }> {
  const child = fork('lib/runs/testing/runner-process.ts', [state.url, String(LEASE_MS)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  children.push(child);
  return { id: String((await once(child, 'message'))[0]), child };
}

async function ownInstance(): Promise<Runner> {
  const runner = new Runner({ findStep: findFaultStep, leaseMs: LEASE_MS, concurrency: 1 });
  runners.push(runner);
  await runner.start();
  return runner;
}

const start = (stepId: 'backup' | 'tools' | 'repository', values: Record<string, unknown> = {}) =>
  startRun({ migrationId, stepId, action: 'run', values, by: 'ana' }, findFaultStep);

async function heldBy(runId: string, runner: string): Promise<void> {
  while ((await findRun(runId))?.runner !== runner) await sleep(30);
}

async function saysMore(runId: string): Promise<void> {
  const before = (await readEvents(runId)).length;
  while ((await readEvents(runId)).length <= before) await sleep(30);
}

/** As if its runner had died a while ago. */
const abandon = (runId: string) =>
  stateClient.query(
    sql`update run set runner = 'dead', lease_until = now() - interval '1 s' where id = ${runId}`,
  );

/** Events of one kind, as if they had come just now. */
const said = (runId: string, stream: string, from: number, to: number, data: object) =>
  stateClient.query(
    sql`insert into run_event (run_id, seq, at, stream, level, text, data)
      select ${runId}::uuid, n, clock_timestamp(), ${stream}, 'info', 'said', ${JSON.stringify(data)}::jsonb
      from generate_series(${from}::int, ${to}::int) n`,
  );

describe('a service', () => {
  it('is taken up again after its runner was killed (-9), with its events numbered on, and keeps its evidence when stopped', async () => {
    const { id, child } = await otherInstance();
    const run = await start('backup');
    await heldBy(run.id, id);
    await saysMore(run.id);
    child.kill('SIGKILL');
    const own = await ownInstance();
    await heldBy(run.id, own.id);
    await saysMore(run.id);
    await cancelRun(run.id, 'bea');
    const view = await awaitEnd(run.id);
    expect(view).toMatchObject({ status: 'succeeded', evidence: { said: expect.any(Number) } });
    const events = await readEvents(run.id);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ text }) => text === 'started')).toHaveLength(2);
    expect(view?.startedAt).toBe(events.find(({ text }) => text === 'started')?.at.toISOString());
  });

  it('waits for the next runner when its own is stopped in good order, and is not called interrupted', async () => {
    const first = await ownInstance();
    const run = await start('backup');
    await heldBy(run.id, first.id);
    await first.stop();
    expect(await findRun(run.id)).toMatchObject({ runner: null, endedAt: null });
    const second = await ownInstance();
    await heldBy(run.id, second.id);
    await cancelRun(run.id, 'ana');
    expect(await awaitEnd(run.id)).toMatchObject({ status: 'succeeded' });
  });

  it('leaves its place to other runs: it would stand in their way for days', async () => {
    const own = await ownInstance();
    const service = await start('backup');
    await heldBy(service.id, own.id);
    const other = await start('tools', { lines: 2, everyMs: 1 });
    expect(await awaitEnd(other.id)).toMatchObject({ status: 'succeeded' });
    await cancelRun(service.id, 'ana');
    await awaitEnd(service.id);
  });

  it('is cancelled, and not taken up again, when that was asked for while its runner lay dead', async () => {
    const { id, child } = await otherInstance();
    const run = await start('backup');
    await heldBy(run.id, id);
    child.kill('SIGKILL');
    await cancelRun(run.id, 'ana');
    await ownInstance();
    expect(await awaitEnd(run.id)).toMatchObject({ status: 'interrupted' });
  });

  it('is taken up again however often its runner goes, as long as it gets further', async () => {
    const run = await start('backup');
    await said(run.id, 'lifecycle', 1, 10, { kind: 'started' });
    await said(run.id, 'progress', 11, 11, { done: 3, total: 0 });
    await said(run.id, 'lifecycle', 12, 20, { kind: 'started' });
    await said(run.id, 'progress', 21, 21, { done: 0, total: 0 });
    await abandon(run.id);
    expect(await requeueServices(['backup'])).toEqual([run.id]);
    await said(run.id, 'lifecycle', 22, 22, { kind: 'started' });
    await abandon(run.id);
    expect(await requeueServices(['backup'])).toEqual([]);
    await ownInstance();
    expect(await awaitEnd(run.id)).toMatchObject({ status: 'interrupted' });
  });

  it('is not begun for ever when it ends its runner each time', async () => {
    const run = await start('backup', { ends: true });
    await said(run.id, 'lifecycle', 1, 10, { kind: 'started' });
    await abandon(run.id);
    expect(await requeueServices(['backup'])).toEqual([]);
    await ownInstance();
    expect(await awaitEnd(run.id)).toMatchObject({ status: 'interrupted' });
  });

  it('is one that the step says: the run of any other step is interrupted, and its preview never repeated', async () => {
    const run = await start('tools', { lines: 9, everyMs: 1 });
    await abandon(run.id);
    expect(await requeueServices(['backup'])).toEqual([]);
    expect(await requeueServices([])).toEqual([]);
    expect(await requeueServices(['tools'])).toEqual([run.id]);
    expect(await findRun(run.id)).toMatchObject({ runner: null });
  });
});

describe('a run that must not stand half done', () => {
  it.each([
    ['is taken back by whoever finds its runner dead, and not done again', false],
    ['is taken back also when somebody cancelled it meanwhile', true],
  ])('%s', async (_, isCancelled) => {
    const run = await start('repository');
    await said(run.id, 'lifecycle', 1, 1, { kind: 'started' });
    if (isCancelled) await cancelRun(run.id, 'ana');
    await abandon(run.id);
    await ownInstance();
    expect(await awaitEnd(run.id)).toMatchObject({ status: 'interrupted', error: { code: 'MUD-006' } });
    const texts = (await readEvents(run.id)).map(({ text }) => text);
    expect(texts.filter((text) => text === 'let in again')).toHaveLength(1);
    expect(texts).not.toContain('shut out');
  });
});
