import '../steps/registry';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { say } from '../i18n/message';
import { defineEvidence } from '../plan/define-evidence';
import { MigrationSettings } from '../plan/migration-settings';
import { type AnyStep, defineStep } from '../plan/step';
import type { StepId } from '../plan/step-id';
import { insertMigration } from '../store/migrations';
import { stateClient } from '../store/query';
import { readEvents } from '../store/run-events';
import { createStateDatabase } from '../store/testing/state-database';
import { lastBrokenOff } from './is-broken-off';
import { findRunView, readRuns } from './read-runs';
import { Runner } from './runner';
import { startRun } from './start-run';
import { awaitEnd } from './testing/await-run';
import { openGates } from './testing/open-gates';

/** What the step "writes", by run. */
const left = new Set<string>();

const tools: AnyStep = defineStep({
  id: 'tools',
  evidence: defineEvidence('tools', z.object({})),
  input: z.object({}),
  needs: [],
  run: async (ctx) => {
    left.add(ctx.runId);
    await sleep(60_000, undefined, { signal: ctx.signal });
    return {};
  },
  criteria: [],
  leftBehind: {
    names: () => say('testing.latency.left.names', { schema: 'x' }),
    preview: async (_, runId) => ({
      basis: `${left.has(runId)}`,
      actions: [{ summary: say('common.copy'), detail: runId, hazards: ['DELETES_DATA'] }],
    }),
    remove: async (_, runId) => ({ removed: left.delete(runId) }),
  },
});
const findStep = (id: StepId) => (id === 'tools' ? tools : undefined);

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migrationId: string;
beforeAll(async () => {
  state = await createStateDatabase();
  const settings = MigrationSettings.parse({});
  const row = { name: 'left', kind: 'supabase' as const, settings, createdBy: 'ana' };
  migrationId = (await insertMigration(stateClient, row)).id;
  await openGates(migrationId);
});
afterAll(() => state.drop());

it('a run that was broken off is taken back by what it may have left, after a preview of exactly that', async () => {
  const first = new Runner({ findStep, leaseMs: 20_000 });
  await first.start();
  const base = { migrationId, stepId: 'tools' as const, by: 'ana' };
  const { id } = await startRun({ ...base, action: 'run', values: {} }, findStep);
  while (!left.has(id)) await sleep(20);
  await first.stop();
  const broken = await findRunView(id);
  expect(broken?.status).toBe('interrupted');
  const said = await readEvents(id, 0, 50);
  expect(said.map(({ text }) => text).filter((text) => text.startsWith('While it runs'))).toHaveLength(1);
  expect(lastBrokenOff(await readRuns(migrationId))?.id).toBe(id);

  const second = new Runner({ findStep, leaseMs: 20_000 });
  await second.start();
  try {
    const preview = await awaitEnd(
      (await startRun({ ...base, action: 'undo-preview', undoes: id }, findStep)).id,
    );
    expect(preview.preview?.actions[0]?.detail).toBe(id);
    const confirmed = { ...base, action: 'undo' as const, previewRunId: preview.id };
    const refused = await awaitEnd((await startRun(confirmed, findStep)).id);
    expect(refused.error?.code).toBe('MUD-004');
    expect(left.has(id)).toBe(true);
    const undo = await awaitEnd(
      (await startRun({ ...confirmed, acceptedHazards: ['DELETES_DATA'] }, findStep)).id,
    );
    expect(undo.status).toBe('succeeded');
    expect(left.has(id)).toBe(false);
    expect(lastBrokenOff(await readRuns(migrationId))).toBeNull();
  } finally {
    await second.stop();
  }
});
