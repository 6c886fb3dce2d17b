import '../steps/registry';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MigrationSettings } from '../plan/migration-settings';
import { sql } from '../postgres/sql';
import { insertMigration, type Migration } from '../store/migrations';
import { query, stateClient } from '../store/query';
import { readEvents } from '../store/run-events';
import { reapRuns } from '../store/runs';
import { createStateDatabase } from '../store/testing/state-database';
import { deriveRun } from './derive-run';
import { findRunView } from './read-runs';
import { Runner } from './runner';
import { startRun } from './start-run';
import { awaitEnd } from './testing/await-run';
import { findFaultStep } from './testing/fault-steps';

const HOUR = 3_600_000;

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;
let runner: Runner;

beforeAll(async () => {
  state = await createStateDatabase();
  const settings = MigrationSettings.parse({});
  migration = await insertMigration(stateClient, { name: 'x', kind: 'supabase', settings, createdBy: 'ana' });
  runner = new Runner({ findStep: findFaultStep, leaseMs: 20_000 });
  await runner.start();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await runner.stop();
  await state.drop();
});

const start = (lines: number) =>
  startRun(
    { migrationId: migration.id, stepId: 'tools', action: 'run', values: { lines, everyMs: 5 }, by: 'ana' },
    findFaultStep,
  );

describe('a clock that jumps', () => {
  it.each([13 * HOUR, -2 * HOUR])(
    'by %d ms under a run: it goes on, and no line is older than the one before',
    async (jump) => {
      const run = await start(300);
      while ((await readEvents(run.id)).length < 20) await sleep(10);
      // Only the wall clock: timers and the monotonic clock go on, as on a machine whose time is set.
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + jump });
      const view = await awaitEnd(run.id);
      expect(view.status).toBe('succeeded');
      const at = (await readEvents(run.id)).map((event) => event.at.getTime());
      expect(at).toEqual([...at].sort((a, b) => a - b));
      expect(Date.parse(view.endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(view.startedAt ?? ''));
    },
  );

  it('back between two runs: the later one still comes after, and ends after it began', async () => {
    await query(sql`update run set requested_at = now() + interval '3 hours', ended_at = now() + interval '4 hours'
      where id = (select id from run order by requested_at limit 1)`);
    const view = await awaitEnd((await start(1)).id);
    const [newest] = await query<{ id: string; ok: boolean }>(sql`
      select id, ended_at >= requested_at as ok from run order by requested_at desc limit 1`);
    expect(newest).toEqual({ id: view.id, ok: true });
  });

  it('back before a dead run is reaped: its last line is not older than its log', async () => {
    const [row] = await query<{ id: string }>(sql`
      insert into run (migration_id, step_id, action, attempt, requested_by, runner, lease_until)
      values (${migration.id}, 'health', 'run', 1, 'ana', 'dead', now() - interval '1 s') returning id`);
    const id = row?.id ?? '';
    await query(sql`insert into run_event (run_id, seq, at, stream, level, text)
      values (${id}, 1, now() + interval '1 hour', 'stdout', 'info', 'from ahead')`);
    await reapRuns('gone', [{ kind: 'ended', status: 'interrupted' }]);
    const [said, ended] = (await readEvents(id)).map(({ at }) => at.getTime());
    expect(ended).toBeGreaterThanOrEqual(said ?? Number.NaN);
    expect((await findRunView(id))?.status).toBe('interrupted');
  });

  it('shows no negative time for rows of older versions', () => {
    const at = (text: string) => new Date(`2026-01-01T${text}Z`);
    const event = (seq: number, when: string, data: object) =>
      ({ seq, at: at(when), stream: 'lifecycle', level: 'info', text: '', data }) as const;
    const row = { requestedAt: at('10:00:00'), runner: 'r', cancelRequestedBy: null } as never;
    const view = deriveRun(row, [
      event(1, '10:00:00', { kind: 'started', runner: 'r' }),
      event(2, '08:00:00', { kind: 'ended', status: 'succeeded' }),
    ]);
    expect(view.endedAt).toBe(view.startedAt);
  });
});
