import '../../../lib/steps/registry';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findStep } from '../../../lib/plan/step-catalog';
import { STEP_IDS, type StepId } from '../../../lib/plan/step-id';
import { closePool } from '../../../lib/store/pool';
import { ChaosLab } from './chaos-lab';
import { CrashServer } from './crash-server';

export interface ChaosFigures {
  readonly kills: number;
  readonly survived: number;
  readonly interrupted: number;
}

/**
 * Asks the live Management API; runs until it is stopped, or needs that (kill tests of their own stand in lib/postgres); needs a
 * practice with rows to book.
 */
const ELSEWHERE = new Set<StepId>([
  ...(['project.create', 'data.follow', 'data.rehearse', 'data.cutover', 'data.reverse'] as const),
  'practice.bookings',
]);
/** The steps of a practice migration in order; each is killed at several moments, then run to its end. */
const PLAN = STEP_IDS.filter((id) => !ELSEWHERE.has(id));

/** What the last rollback needs to have something to take back, after the ones before it took it. */
const BEFORE: Partial<Record<StepId, readonly StepId[]>> = {
  'rollback.everything': ['schema.preview', 'schema.deploy', 'backend.env', 'docs', 'commit'],
};

/** What an operator does, as the refusal tells him, before he runs a step again that was killed or is done already. */
const BEFORE_AGAIN: Partial<Record<StepId, StepId>> = { 'data.prepare': 'data.clean' };
/** What has to be taken back before: a schema whose tables hold copied rows is not dropped. */
const TAKEN_BACK: Partial<Record<StepId, StepId>> = { 'rollback.schema': 'data.copy' };
const VALUES_AGAIN: Partial<Record<StepId, Readonly<Record<string, unknown>>>> = {
  'data.copy': { onFilled: 'again' },
};

/** ms after the start at which the server is killed: while it waits, begins, works. */
const MOMENTS = [30, 250];
const LONG_MOMENTS = [0, 60, 150, 400, 900];
const LONG = new Set<StepId>([
  ...(['schema.preview', 'schema.deploy', 'crud', 'backend.env', 'latency', 'commit'] as const),
  ...(['data.copy', 'data.prepare', 'data.verify'] as const),
  ...(['rollback.rehearsal', 'rollback.schema', 'rollback.everything'] as const),
]);
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
  const chaos = new ChaosLab(server, dataDir);
  const report = (stepId: string, what: string, wrong: readonly string[]) => {
    if (wrong.length > 0) console.log(`  ${stepId} ${what}: ${wrong.join(' · ')}`);
  };
  const told = async (stepId: string, what: string, wrong: Promise<string[]>) =>
    report(stepId, what, await wrong.catch((error: unknown) => [String(error)]));
  try {
    const folder = await chaos.begin();
    for (const stepId of plan.filter((id) => findStep(id))) {
      const taken = TAKEN_BACK[stepId];
      if (taken) await told(taken, 'taken back', chaos.takeBack(taken));
      const values = stepId === 'repository' ? { workspace: folder } : {};
      for (const before of BEFORE[stepId] ?? []) await told(before, 'before it', chaos.finish(before, {}));
      const moments = LONG.has(stepId) ? LONG_MOMENTS : MOMENTS;
      for (const delay of killed.includes(stepId) ? moments : []) {
        const wrong = await chaos.kill(stepId, values, delay).catch((error: unknown) => [String(error)]);
        if (wrong.length === 0) chaos.figures.survived += 1;
        report(stepId, `killed after ${delay} ms`, wrong);
      }
      const first = BEFORE_AGAIN[stepId];
      if (first) await told(first, 'before it', chaos.finish(first, {}));
      const again = { ...values, ...VALUES_AGAIN[stepId] };
      await told(stepId, 'run again', chaos.finish(stepId, again));
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
/** Kills of both kinds together, at least. */
const FILE_KILLS = 64;
/** ms after the start: most of these hit the run while it waits, reads, writes or notes what it wrote. */
const moment = (index: number) => (index * 17) % 240;

/** Kills the product while it edits the operator's files and while it takes that back, and looks at the files then. */
export async function benchFileKills(port: number): Promise<ChaosFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mudanza-chaos-'));
  chmodSync(dataDir, 0o755);
  const server = new CrashServer(port, dataDir, { MUDANZA_LEASE_MS: '1500' });
  const chaos = new ChaosLab(server, dataDir);
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
    const hasAll = () => Math.min(hits.undo, hits.edit) >= FILE_HITS && chaos.figures.kills >= FILE_KILLS;
    const isEnough = () => hasAll() || performance.now() - begun > MOST_MS;
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
