import '../../../lib/steps/registry';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HAZARDS } from '../../../lib/plan/step';
import { findStep } from '../../../lib/plan/step-catalog';
import { STEP_IDS, type StepId } from '../../../lib/plan/step-id';
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
import { CrashServer } from './crash-server';
import { driveStep, startStep, waitForEnd } from './drive-step';

export interface ChaosFigures {
  readonly kills: number;
  readonly survived: number;
  readonly interrupted: number;
}

/** Asks the live Management API; runs until it is stopped, or needs that (kill tests of their own stand in lib/postgres). */
const ELSEWHERE = new Set<StepId>([
  ...(['project.create', 'data.follow', 'data.rehearse', 'data.cutover', 'data.reverse'] as const),
]);
/** The steps of a practice migration in order; each is killed at several moments, then run to its end. */
const PLAN = STEP_IDS.filter((id) => !ELSEWHERE.has(id));

/** What the last rollback needs to have something to take back, after the ones before it took it. */
const BEFORE: Partial<Record<StepId, readonly StepId[]>> = {
  'rollback.everything': ['schema.preview', 'schema.deploy', 'backend.env', 'docs', 'commit'],
};

/** ms after the start at which the server is killed: while it waits, begins, works. */
const MOMENTS = [30, 250];
const LONG_MOMENTS = [0, 60, 150, 400, 900];
const LONG = new Set<StepId>([
  ...(['schema.preview', 'schema.deploy', 'crud', 'backend.env', 'latency', 'commit'] as const),
  ...(['data.copy', 'data.prepare', 'data.verify'] as const),
  ...(['rollback.rehearsal', 'rollback.schema', 'rollback.everything'] as const),
]);
/** Steps after which the schema may be there or not. */
const MAY_DROP = new Set<StepId>(['rollback.schema', 'rollback.everything']);

const INTERRUPTED = 'MUD-006';
const MOST_PREVIEWS = 4;

class Chaos {
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
    await sleep(delay);
    this.figures.kills += 1;
    // Every fourth time the power goes: the databases are killed too.
    await this.#server.kill(this.figures.kills % 4 === 0);
    await this.up();
    const after = await waitForEnd(runId);
    if (after.status === 'interrupted') this.figures.interrupted += 1;
    const wrong = await checkState({ signOffs: this.#signOffs });
    if (!['interrupted', 'succeeded', 'warned', 'failed'].includes(after.status)) wrong.push(after.status);
    const interruptedFor = after.status === 'failed' ? after.error?.code : undefined;
    if (interruptedFor) wrong.push(`failed with ${interruptedFor} ${after.error?.original ?? ''}`);
    if (stepId === 'schema.deploy' && (after.status === 'succeeded' || after.status === 'warned'))
      this.#isDeployed = true;
    wrong.push(
      ...checkFiles(this.#workspace, join(this.#dataDir, 'migrations', this.#migrationId, 'journal')),
    );
    const { tables } = await readTarget(this.#migrationId);
    if (MAY_DROP.has(stepId)) this.#isDeployed = tables === 6;
    if (tables !== 0 && tables !== 6) wrong.push(`half a schema: ${tables} tables`);
    if (this.#isDeployed && tables !== 6) wrong.push(`a deployed schema is gone: ${tables} tables`);
    return wrong;
  }

  /** Takes back what a step did, kills everything after `delay` ms, and gives what is wrong after the next start. */
  async killUndo(stepId: StepId, delay: number): Promise<string[]> {
    const runs = await readRuns(this.#migrationId);
    const standing = runs.findLast(
      (run) => run.stepId === stepId && run.action === 'run' && run.evidence !== null,
    );
    if (!standing) return [`no run of ${stepId} to take back`];
    const asked = { migrationId: this.#migrationId, stepId, undoes: standing.id, by: 'chaos' };
    const preview = await waitForEnd((await startRun({ ...asked, action: 'undo-preview' })).id);
    const run = await startRun({
      ...asked,
      action: 'undo',
      previewRunId: preview.id,
      acceptedHazards: [...HAZARDS],
    });
    return this.#killRun(run.id, delay);
  }

  async #killRun(runId: string, delay: number): Promise<string[]> {
    await sleep(delay);
    this.figures.kills += 1;
    await this.#server.kill(this.figures.kills % 4 === 0);
    await this.up();
    const after = await waitForEnd(runId);
    if (after.status === 'interrupted') this.figures.interrupted += 1;
    const wrong = await checkState({ signOffs: this.#signOffs });
    if (after.status === 'failed')
      wrong.push(`failed with ${after.error?.code} ${after.error?.original ?? ''}`);
    const journal = join(this.#dataDir, 'migrations', this.#migrationId, 'journal');
    return [...wrong, ...checkFiles(this.#workspace, journal)];
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

/** The plan in pieces, for machines where a command may not take long. */
export const CHAOS_PIECES = 4;
const PIECE = Math.ceil(PLAN.length / CHAOS_PIECES);

/**
 * Kills the product at moment after moment of a practice migration and checks what stands after each restart. With
 * `piece` (from 0), the steps before are only run.
 */
export async function benchChaos(port: number, piece?: number): Promise<ChaosFigures> {
  const killed = piece === undefined ? PLAN : PLAN.slice(piece * PIECE, (piece + 1) * PIECE);
  const plan = PLAN.slice(0, PLAN.indexOf(killed.at(-1) ?? 'practice.lab') + 1);
  const dataDir = mkdtempSync(join(tmpdir(), 'mudanza-chaos-'));
  chmodSync(dataDir, 0o755);
  const server = new CrashServer(port, dataDir, { MUDANZA_LEASE_MS: '1500' });
  const chaos = new Chaos(server, dataDir);
  const report = (stepId: string, what: string, wrong: readonly string[]) => {
    if (wrong.length > 0) console.log(`  ${stepId} ${what}: ${wrong.join(' · ')}`);
  };
  try {
    const folder = await chaos.begin();
    for (const stepId of plan.filter((id) => findStep(id))) {
      const values = stepId === 'repository' ? { workspace: folder } : {};
      for (const before of BEFORE[stepId] ?? [])
        report(
          before,
          'before it',
          await chaos.finish(before, {}).catch((error: unknown) => [String(error)]),
        );
      const moments = LONG.has(stepId) ? LONG_MOMENTS : MOMENTS;
      for (const delay of killed.includes(stepId) ? moments : []) {
        const wrong = await chaos.kill(stepId, values, delay).catch((error: unknown) => [String(error)]);
        if (wrong.length === 0) chaos.figures.survived += 1;
        report(stepId, `killed after ${delay} ms`, wrong);
      }
      report(
        stepId,
        'run again',
        await chaos.finish(stepId, values).catch((error: unknown) => [String(error)]),
      );
      const { kills, survived, interrupted } = chaos.figures;
      if (killed.includes(stepId))
        console.log(`  ${stepId}: so far ${kills} kills, ${survived} survived, ${interrupted} interrupted`);
    }
    return chaos.figures;
  } finally {
    await server.stop();
    await closePool().catch(() => undefined);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What an edit of an env file needs before it. */
const UP_TO_ENV: readonly StepId[] = ['repository', 'backend.env'];
/** ms after which no more kills are begun: a busy machine must not keep the figures for itself. */
const MOST_MS = 2_400_000;
/** Kills of each kind, writing the env file and taking that back, that have to hit the run, and the rounds that may take. */
const FILE_HITS = 20;
const FILE_ROUNDS = 40;
/** ms after the start: most of these hit the run while it waits, reads, writes or notes what it wrote. */
const moment = (index: number) => (index * 17) % 240;

/** Kills the product while it edits the operator's files and while it takes that back, and looks at the files then. */
export async function benchFileKills(port: number): Promise<ChaosFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mudanza-chaos-'));
  chmodSync(dataDir, 0o755);
  const server = new CrashServer(port, dataDir, { MUDANZA_LEASE_MS: '1500' });
  const chaos = new Chaos(server, dataDir);
  const judge = async (what: string, wrong: Promise<string[]>) => {
    const found = await wrong.catch((error: unknown) => [String(error)]);
    if (found.length > 0) console.log(`  ${what}: ${found.join(' · ')}`);
    return found.length === 0;
  };
  try {
    const folder = await chaos.begin();
    for (const stepId of UP_TO_ENV)
      await judge(stepId, chaos.finish(stepId, stepId === 'repository' ? { workspace: folder } : {}));
    const begun = performance.now();
    const hits = { undo: 0, edit: 0 };
    const play = async (kind: keyof typeof hits, index: number, wrong: () => Promise<string[]>) => {
      const before = chaos.figures.interrupted;
      chaos.figures.survived += Number(await judge(`${kind}, kill ${index}`, wrong()));
      hits[kind] += chaos.figures.interrupted - before;
    };
    const isEnough = () => Math.min(hits.undo, hits.edit) >= FILE_HITS || performance.now() - begun > MOST_MS;
    for (let index = 0; index < FILE_ROUNDS && !isEnough(); index += 1) {
      await play('undo', index, () => chaos.killUndo('backend.env', moment(index)));
      await play('edit', index, () => chaos.kill('backend.env', {}, moment(index)));
      await judge('run again', chaos.finish('backend.env', {}));
      const { kills, survived } = chaos.figures;
      console.log(
        `  files      ${kills} kills so far, ${survived} survived, ${hits.undo} hit an undo, ${hits.edit} an edit`,
      );
    }
    return chaos.figures;
  } finally {
    await server.stop();
    await closePool().catch(() => undefined);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
