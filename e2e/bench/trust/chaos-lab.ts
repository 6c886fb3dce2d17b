import '../../../lib/steps/registry';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HAZARDS } from '../../../lib/plan/step';
import { findStep } from '../../../lib/plan/step-catalog';
import type { StepId } from '../../../lib/plan/step-id';
import { sql } from '../../../lib/postgres/sql';
import { createMigration } from '../../../lib/runs/create-migration';
import type { RunView } from '../../../lib/runs/derive-run';
import { findRunView, readRuns } from '../../../lib/runs/read-runs';
import { startRun } from '../../../lib/runs/start-run';
import { credentialsFor } from '../../../lib/runs/step-clients';
import { ensurePracticeBackend } from '../../../lib/servers/practice/backend/practice-backend';
import { closePool } from '../../../lib/store/pool';
import { query } from '../../../lib/store/query';
import { openSecrets } from '../../../lib/store/secrets';
import { pointToStateOf } from '../testing/prepare-access';
import { checkFiles } from './check-files';
import { checkState, readTarget } from './check-invariants';
import type { CrashServer } from './crash-server';
import { driveStep, startStep, waitForEnd } from './drive-step';

/** Steps after which the schema may be there or not. */
const MAY_DROP = new Set<StepId>(['rollback.schema', 'rollback.everything']);

const INTERRUPTED = 'MUD-006';
const MOST_PREVIEWS = 4;

/** A practice migration on a product that is killed again and again, and what has to hold after each start. */
export class ChaosLab {
  readonly #server: CrashServer;
  readonly #dataDir: string;
  #migrationId = '';
  #workspace = '';
  #signOffs = 0;
  #isDeployed = false;
  /** The rows of the source were copied: they belong in the target. */
  #isCopied = false;
  readonly figures = { kills: 0, survived: 0, interrupted: 0 };

  constructor(server: CrashServer, dataDir: string) {
    this.#server = server;
    this.#dataDir = dataDir;
  }

  async up(): Promise<void> {
    await this.#server.start();
    pointToStateOf(this.#dataDir);
    await closePool();
  }

  async begin(): Promise<string> {
    await this.up();
    const migration = await createMigration({ name: 'Chaos', kind: 'practice', by: 'chaos' });
    this.#migrationId = migration.id;
    for (const run of await readRuns(migration.id)) await waitForEnd(run.id);
    const secret = async (name: Parameters<Parameters<typeof credentialsFor>[0]['secret']>[0]) =>
      (await openSecrets(migration.id)).get(name) ?? null;
    const source = await credentialsFor({ migrationId: migration.id, secret }, 'source');
    if (!source) throw new Error('the practice migration has no source');
    const folder = join(this.#dataDir, 'backend');
    await ensurePracticeBackend(folder, source);
    this.#workspace = folder;
    return folder;
  }

  async #sign(): Promise<void> {
    await query(sql`insert into sign_off (migration_id, phase, name, basis, signed_by)
      values (${this.#migrationId}, 'prepare', 'Ana', '', 'chaos')`);
    this.#signOffs += 1;
  }

  /** A preview that a busy machine interrupted (the lease is short here) is asked for again: it is not what is tried. */
  async #previewed(stepId: StepId, values: Readonly<Record<string, unknown>>): Promise<RunView | null> {
    if (!findStep(stepId)?.preview) return null;
    for (let tries = 1; ; tries += 1) {
      const preview = await waitForEnd(await startStep(this.#migrationId, stepId, values, 'preview'));
      if (tries === MOST_PREVIEWS || preview.error?.code !== INTERRUPTED) return preview;
    }
  }

  /** Starts the step, kills everything after `delay` ms, starts again, and gives what is wrong then. */
  async kill(stepId: StepId, values: Readonly<Record<string, unknown>>, delay: number): Promise<string[]> {
    const preview = await this.#previewed(stepId, values);
    if (preview && preview.status !== 'succeeded') return [`preview ${preview.error?.code}`];
    const runId = await startStep(this.#migrationId, stepId, values, 'run', preview?.id);
    await this.#sign();
    const { after, wrong } = await this.#killDuring(runId, delay);
    if (!['interrupted', 'succeeded', 'warned', 'failed'].includes(after.status)) wrong.push(after.status);
    const interruptedFor = after.status === 'failed' ? after.error?.code : undefined;
    if (interruptedFor) wrong.push(`failed with ${interruptedFor} ${after.error?.original ?? ''}`);
    if (stepId === 'schema.deploy' && (after.status === 'succeeded' || after.status === 'warned'))
      this.#isDeployed = true;
    const { tables } = await readTarget(this.#migrationId);
    if (MAY_DROP.has(stepId)) this.#isDeployed = tables === 6;
    if (tables !== 0 && tables !== 6) wrong.push(`half a schema: ${tables} tables`);
    if (this.#isDeployed && tables !== 6) wrong.push(`a deployed schema is gone: ${tables} tables`);
    return wrong;
  }

  /** Starts the undo of the last run of a step that left something; null where there is none. */
  async #startUndo(stepId: StepId): Promise<string | null> {
    const runs = await readRuns(this.#migrationId);
    const standing = runs.findLast(
      (run) => run.stepId === stepId && run.action === 'run' && run.evidence !== null,
    );
    if (!standing) return null;
    const asked = { migrationId: this.#migrationId, stepId, undoes: standing.id, by: 'chaos' };
    const preview = await waitForEnd((await startRun({ ...asked, action: 'undo-preview' })).id);
    const run = await startRun({
      ...asked,
      action: 'undo',
      previewRunId: preview.id,
      acceptedHazards: [...HAZARDS],
    });
    return run.id;
  }

  /** Takes back what a step did, kills everything after `delay` ms, and gives what is wrong after the next start. */
  async killUndo(stepId: StepId, delay: number): Promise<string[]> {
    const run = await this.#startUndo(stepId);
    return run ? this.#killRun(run, delay) : [`no run of ${stepId} to take back`];
  }

  /** Takes back what a step did, to the end. */
  async takeBack(stepId: StepId): Promise<string[]> {
    const run = await this.#startUndo(stepId);
    const view = run ? await waitForEnd(run) : null;
    if (stepId === 'data.copy') this.#isCopied = false;
    return view?.error ? [`${view.error.code} ${view.error.original ?? ''}`] : [];
  }

  /** Kills everything `delay` ms into a run and starts again; how the run ended, and what is wrong with state and files then. */
  async #killDuring(runId: string, delay: number): Promise<{ after: RunView; wrong: string[] }> {
    await sleep(delay);
    this.figures.kills += 1;
    // Every fourth time the power goes: the databases are killed too.
    await this.#server.kill(this.figures.kills % 4 === 0);
    await this.up();
    const after = await waitForEnd(runId);
    if (after.status === 'interrupted') this.figures.interrupted += 1;
    const journal = join(this.#dataDir, 'migrations', this.#migrationId, 'journal');
    const wrong = await checkState({ signOffs: this.#signOffs });
    return { after, wrong: [...wrong, ...checkFiles(this.#workspace, journal)] };
  }

  async #killRun(runId: string, delay: number): Promise<string[]> {
    const { after, wrong } = await this.#killDuring(runId, delay);
    if (after.status === 'failed')
      wrong.push(`failed with ${after.error?.code} ${after.error?.original ?? ''}`);
    return wrong;
  }

  /** Runs the step to its end, again where the busy machine interrupted it. */
  async #driven(stepId: StepId, values: Readonly<Record<string, unknown>>): Promise<RunView> {
    for (let tries = 1; ; tries += 1) {
      const view = await driveStep(this.#migrationId, stepId, values);
      if (tries === MOST_PREVIEWS || view.error?.code !== INTERRUPTED) return view;
    }
  }

  /** Runs the step to its end: it must not stumble over anything that the kills left. */
  async finish(stepId: StepId, values: Readonly<Record<string, unknown>>): Promise<string[]> {
    const view = await this.#driven(stepId, values);
    const after = await findRunView(view.id);
    const { rows, tables } = await readTarget(this.#migrationId);
    this.#isDeployed = tables === 6;
    if (stepId === 'data.copy') this.#isCopied = true;
    else if (tables === 0) this.#isCopied = false;
    const isThere =
      stepId === 'schema.deploy' ? tables === 6 : stepId === 'rollback.schema' ? tables === 0 : true;
    const wrong = rows > 0 && !this.#isCopied ? [`${rows} rows were left in the target`] : [];
    if (!isThere) wrong.push(`${tables} tables after ${stepId}`);
    if (after?.error) wrong.push(`${after.error.code} ${after.error.original ?? ''}`);
    return wrong;
  }
}
