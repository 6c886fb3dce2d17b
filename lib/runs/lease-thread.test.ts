import '../steps/registry';
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEvidence } from '../plan/define-evidence';
import { MigrationSettings } from '../plan/migration-settings';
import { type AnyStep, defineStep } from '../plan/step';
import type { StepId } from '../plan/step-id';
import { insertMigration } from '../store/migrations';
import { stateClient } from '../store/query';
import { createStateDatabase } from '../store/testing/state-database';
import { Runner } from './runner';
import { startRun } from './start-run';
import { awaitEnd } from './testing/await-run';
import { openGates } from './testing/open-gates';

const LEASE_MS = 2_000;
let state: Awaited<ReturnType<typeof createStateDatabase>>;
let reaped = '';

/** Keeps the runner's thread busy for several leases, while another instance looks for runs of the dead. */
const tools: AnyStep = defineStep({
  id: 'tools',
  evidence: defineEvidence('tools', z.object({ busyMs: z.number() })),
  input: z.object({}),
  needs: [],
  run: async () => {
    const begun = performance.now();
    reaped = execFileSync(
      process.execPath,
      ['--import', 'tsx', 'lib/runs/testing/reap-loop.ts', state.url, '5000'],
      { encoding: 'utf8' },
    );
    return { busyMs: performance.now() - begun };
  },
  criteria: [],
});
const findStep = (id: StepId) => (id === 'tools' ? tools : undefined);

let migrationId: string;
beforeAll(async () => {
  state = await createStateDatabase();
  const settings = MigrationSettings.parse({});
  const row = { name: 'busy', kind: 'supabase' as const, settings, createdBy: 'ana' };
  migrationId = (await insertMigration(stateClient, row)).id;
  await openGates(migrationId);
});
afterAll(() => state.drop());

it('keeps a run whose step keeps the runner’s thread busy for several leases', async () => {
  const runner = new Runner({ findStep, leaseMs: LEASE_MS, hasLeaseThread: true });
  await runner.start();
  try {
    // The thread is up once it has renewed for the first time.
    while (!runner.isKeptAlive) await sleep(20);
    const { id } = await startRun(
      { migrationId, stepId: 'tools', action: 'run', values: {}, by: 'ana' },
      findStep,
    );
    const view = await awaitEnd(id);
    expect(reaped).toBe('');
    expect(view.error).toBeNull();
    expect(view.status).toBe('succeeded');
    expect(view.evidence).toMatchObject({ busyMs: expect.any(Number) });
  } finally {
    await runner.stop();
  }
});
