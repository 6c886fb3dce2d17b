import '../../../steps/registry';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { MigrationSettings } from '../../../plan/migration-settings';
import { HAZARDS } from '../../../plan/step';
import { findStep } from '../../../plan/step-catalog';
import type { StepId } from '../../../plan/step-id';
import { overrideEnv } from '../../../platform/env';
import type { Credentials } from '../../../postgres/address/endpoint';
import { sql, trustedSql } from '../../../postgres/sql';
import { withTarget } from '../../../postgres/with-client';
import type { RunView } from '../../../runs/derive-run';
import { lastBrokenOff } from '../../../runs/is-broken-off';
import { readChecklist } from '../../../runs/read-checklist';
import { readRuns } from '../../../runs/read-runs';
import { Runner } from '../../../runs/runner';
import { type StartRun, startRun } from '../../../runs/start-run';
import { openGates } from '../../../runs/testing/open-gates';
import { undoableRun } from '../../../runs/undoable-run';
import { createTestDatabase, type TestDatabase } from '../../../servers/embedded/testing/test-database';
import { practiceCopy } from '../../../steps/backend/testing/practice-copy';
import { storeConnection } from '../../../store/connections';
import { insertMigration } from '../../../store/migrations';
import { query, stateClient } from '../../../store/query';
import { storeSecret } from '../../../store/secrets';
import { createStateDatabase } from '../../../store/testing/state-database';
import { awaitRun } from '../await-run';
import { runStep } from '../run-step';
import { everyPlace } from './every-place';

export type Values = Readonly<Record<string, unknown>>;

/** A data folder and a state database that the migrations of one suite share, also with runners that are killed. */
export async function killedHouse() {
  const data = mkdtempSync(join(tmpdir(), 'mudanza-killed-'));
  overrideEnv({ MUDANZA_DATA_DIR: data, MUDANZA_SECRET_KEY: undefined });
  const state = await createStateDatabase();
  return {
    data,
    url: state.url,
    close: async () => {
      await state.drop();
      overrideEnv({ MUDANZA_DATA_DIR: undefined });
      rmSync(data, { recursive: true, force: true });
    },
  };
}

type House = Awaited<ReturnType<typeof killedHouse>>;

type Migration = Awaited<ReturnType<typeof insertMigration>>;

async function migrationOn(
  source: TestDatabase,
  target: TestDatabase,
  workspace: string,
): Promise<Migration> {
  const settings = MigrationSettings.parse({ workspace });
  const row = { name: target.name, kind: 'supabase' as const, settings, createdBy: 'ana' };
  const migration = await insertMigration(stateClient, row);
  for (const [role, { endpoint, password }] of [
    ['source', source.direct],
    ['target', target.pooled],
    ['session', target.direct],
  ] as const) {
    await storeConnection(migration.id, role, endpoint);
    await storeSecret(migration.id, `${role}.password`, password);
  }
  return migration;
}

/** One runner of this process at a time; none while a killed one is to claim the run. */
function oneRunner() {
  let runner: Runner | null = null;
  const start = async () => {
    if (runner) return;
    runner = new Runner({ leaseMs: 10_000 });
    await runner.start();
  };
  const stop = async () => {
    await runner?.stop();
    runner = null;
  };
  return { start, stop };
}

/** The run whose undo, or whose leftovers, an operator is offered. */
async function offeredUndo(migration: Migration, stepId: StepId): Promise<RunView | null> {
  const undoable = undoableRun(await readRuns(migration.id), stepId);
  if (undoable) return undoable;
  const { steps } = await readChecklist(migration);
  const found = steps.find(({ outline }) => outline.id === stepId);
  return findStep(stepId)?.leftBehind && found ? lastBrokenOff(found.attempts) : null;
}

/** A process whose runner starts when it is told to: it is read meanwhile, which takes longer than what it then does. */
function killedProcess(house: House) {
  const file = 'lib/launch/headless/testing/killing-runner.ts';
  const child = fork(file, [house.url, house.data], { execArgv: ['--import', 'tsx'] });
  const isReady = once(child, 'message');
  return {
    /** Starts the run once the runner is there, and waits until that is dead. */
    run: async (stepId: StepId, start: () => Promise<{ id: string }>) => {
      await isReady;
      const runs = once(child, 'message');
      child.send(stepId);
      await runs;
      const dead = once(child, 'exit');
      const { id } = await start();
      await Promise.race([dead, awaitRun(id)]);
      child.kill('SIGKILL');
      // Nobody renews it any more: that it runs out is tried elsewhere, and would only be waited for here.
      await query(
        sql`update run set lease_until = now() - interval '1 s' where id = ${id} and runner is not null`,
      );
      return id;
    },
    end: () => void child.kill('SIGKILL'),
  };
}

/** A migration with databases and a backend under git of its own, whose steps run here or in a runner that is killed. */
export async function killedStage(house: House, there: string) {
  let victim: ReturnType<typeof killedProcess> | null = null;
  const [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
  const backend = await practiceCopy(source.direct);
  for (const key of ['user.name', 'user.email'])
    await execa('git', ['config', key, 'ana@example.test'], { cwd: backend.folder });
  const migration = await migrationOn(source, target, backend.folder);
  const execute = (credentials: Credentials, text: string) =>
    withTarget(credentials, (client) => client.execute(trustedSql(text, 'own-file')));
  await execute(target.direct, there);
  const base = { migrationId: migration.id, by: 'ana', acceptedHazards: [...HAZARDS] };
  const runner = oneRunner();
  const begin = async (order: Pick<StartRun, 'stepId' | 'action'> & Partial<StartRun>) =>
    awaitRun((await startRun({ ...base, ...order })).id);
  return {
    migration,
    folder: backend.folder,
    run: async (stepId: StepId, values: Values = {}): Promise<RunView> => {
      await runner.start();
      await openGates(migration.id);
      return runStep({ ...base, stepId, values });
    },
    undo: async ({ id: undoes, stepId }: RunView): Promise<RunView> => {
      await runner.start();
      const preview = await begin({ stepId, action: 'undo-preview', undoes });
      return begin({ stepId, action: 'undo', undoes, previewRunId: preview.id });
    },
    /** Has the process read that `kill` needs, while other steps run. */
    readyToKill: () => {
      victim ??= killedProcess(house);
    },
    /** Runs a step in a process that is killed once it has written; gives the run as the reaper left it. */
    kill: async (stepId: StepId, values: Values = {}): Promise<RunView> => {
      await runner.start();
      await openGates(migration.id);
      const preview = findStep(stepId)?.preview ? await begin({ stepId, action: 'preview', values }) : null;
      if (preview?.error)
        throw new Error(`${stepId}: ${preview.error.code} ${JSON.stringify(preview.error.params)}`);
      await runner.stop();
      const confirmed = preview ? { previewRunId: preview.id } : { values };
      victim ??= killedProcess(house);
      const dying = victim;
      victim = null;
      const id = await dying.run(stepId, () => startRun({ ...base, stepId, action: 'run', ...confirmed }));
      await runner.start();
      return awaitRun(id);
    },
    everything: () => everyPlace(target.direct, backend.folder),
    onSource: (text: string) => execute(source.direct, text),
    offered: (stepId: StepId) => offeredUndo(migration, stepId),
    close: async () => {
      victim?.end();
      await runner.stop();
      backend.remove();
      await Promise.all([source.drop(), target.drop()]);
    },
  };
}
