import '../../steps/registry';
import { findOutline } from '../../plan/find-outline';
import { OUTLINE, PHASE_IDS, type PhaseId } from '../../plan/outline';
import { findStep } from '../../plan/step-catalog';
import type { StepId } from '../../plan/step-id';
import type { RunView } from '../../runs/derive-run';
import type { StepView } from '../../runs/derive-steps';
import { gateFor, isWaived, type Obstacle } from '../../runs/gate';
import type { PlanFile } from '../../runs/plan-file/plan-schema';
import { readChecklist } from '../../runs/read-checklist';
import type { Migration } from '../../store/migrations';
import { listSignOffs } from '../../store/sign-offs';
import { listWaivers } from '../../store/waivers';
import { runStep } from './run-step';

export interface WalkOptions {
  readonly migration: Migration;
  readonly plan: PlanFile;
  /** Secret fields by step, from the environment. */
  readonly secrets: Readonly<Partial<Record<StepId, Readonly<Record<string, string>>>>>;
  readonly by: string;
  /** Goes on with a migration: what passed, or was waived, is not run again unless it is out of date. */
  readonly isResumed?: boolean;
  readonly onStep?: (step: StepId) => void;
  readonly onEnd?: (run: RunView) => void;
}

export interface Walk {
  readonly runs: readonly RunView[];
  /** The phase whose gate was closed, with what stood there; null when the walk went through. */
  readonly stoppedBefore: { readonly phase: PhaseId; readonly obstacles: readonly Obstacle[] } | null;
}

const PHASES = PHASE_IDS.filter((phase) => phase !== 'rollback');

/** Steps to run in a phase: the required ones, and the optional ones that the plan names without leaving them out. */
function chosen({ migration, plan }: WalkOptions, phase: PhaseId): StepId[] {
  const rows = OUTLINE.filter((row) => row.phase === phase && (!row.onlyIn || row.onlyIn === migration.kind));
  return rows
    .filter(({ id, isOptional }) => findStep(id) && (!isOptional || (plan.steps[id] && !plan.steps[id].skip)))
    .map(({ id }) => id);
}

async function stepNow(migration: Migration, id: StepId): Promise<StepView | undefined> {
  return (await readChecklist(migration)).steps.find((step) => step.outline.id === id);
}

/** True when there is nothing left to do: it passed and still holds, or somebody waived what is red. */
async function isDone(migration: Migration, step: StepView): Promise<boolean> {
  if (step.outline.id === 'report' || !step.lastRun) return false;
  if (step.state === 'succeeded' || step.state === 'warned') return true;
  return isWaived(step, await listWaivers(migration.id));
}

async function walkPhase(options: WalkOptions, phase: PhaseId): Promise<RunView[]> {
  const { migration, plan, secrets, by } = options;
  const runs: RunView[] = [];
  for (const id of chosen(options, phase)) {
    const step = await stepNow(migration, id);
    // What waits for a red step cannot run; the gate after the phase says so.
    if (step?.state === 'blocked') continue;
    if (options.isResumed && step && (await isDone(migration, step))) continue;
    options.onStep?.(id);
    const values = { ...plan.steps[id]?.input, ...secrets[id] };
    const acceptedHazards = plan.steps[id]?.accept ?? [];
    const run = await runStep({ migrationId: migration.id, stepId: id, values, acceptedHazards, by });
    runs.push(run);
    options.onEnd?.(run);
  }
  return runs;
}

/**
 * Walks a migration through its plan with the engine that the browser uses: same steps, same previews, same gates.
 * Stops before the first phase whose gate is closed. A rehearsal of the rollback that the plan names runs before
 * the last phase, so that the report can say so.
 */
export async function walkPlan(options: WalkOptions): Promise<Walk> {
  const { migration } = options;
  const runs: RunView[] = [];
  for (const phase of PHASES) {
    const [{ steps }, waivers, signOffs] = await Promise.all([
      readChecklist(migration),
      listWaivers(migration.id),
      listSignOffs(migration.id),
    ]);
    const gate = gateFor(phase, steps, waivers, signOffs);
    if (!gate.isOpen) return { runs, stoppedBefore: { phase, obstacles: gate.obstacles } };
    if (phase === findOutline('report').phase) runs.push(...(await walkPhase(options, 'rollback')));
    runs.push(...(await walkPhase(options, phase)));
  }
  return { runs, stoppedBefore: null };
}
