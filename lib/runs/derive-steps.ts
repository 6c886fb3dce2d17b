import { OUTLINE, type StepOutline } from '../plan/outline';
import type { StepId } from '../plan/step-id';
import type { RunView } from './derive-run';

export const STEP_STATES = [
  'not-started',
  'running',
  'succeeded',
  'warned',
  'failed',
  'cancelled',
  'interrupted',
  'stale',
  'undone',
] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface StepView {
  readonly outline: StepOutline;
  readonly state: StepState;
  /** Newest run of each kind. */
  readonly lastRun: RunView | null;
  readonly lastPreview: RunView | null;
  readonly attempts: readonly RunView[];
  /** Steps that ran again after this one did; why it is stale. */
  readonly staleBecause: readonly StepId[];
}

type Needs = (id: StepId) => readonly StepId[];

const passed = (run: RunView) => run.status === 'succeeded' || run.status === 'warned';

function stateOf(runs: readonly RunView[]): { state: StepState; lastRun: RunView | null } {
  const deeds = runs.filter((run) => run.action === 'run' || run.action === 'undo');
  const lastRun = deeds.filter((run) => run.action === 'run').at(-1) ?? null;
  const open = runs.find((run) => !run.isTerminal);
  if (open) return { state: 'running', lastRun };
  const last = deeds.at(-1);
  if (!last) return { state: 'not-started', lastRun };
  if (last.action === 'undo' && passed(last)) return { state: 'undone', lastRun };
  const run = lastRun;
  if (!run || run.status === 'queued' || run.status === 'running' || run.status === 'cancelling') {
    return { state: 'not-started', lastRun };
  }
  return { state: run.status, lastRun };
}

/** Newest moment at which a step's result changed: a passed run or a passed undo. */
function changedAt(runs: readonly RunView[]): string | null {
  const ends = runs.filter((run) => passed(run) && (run.action === 'run' || run.action === 'undo'));
  return ends.at(-1)?.endedAt ?? null;
}

/**
 * Derives the checklist of a migration: the state of each step, and which steps are stale because something they
 * read ran again, or was undone, after them. Pure.
 */
export function deriveSteps(
  runs: readonly RunView[],
  kind: 'practice' | 'supabase',
  needs: Needs,
): StepView[] {
  const rows = OUTLINE.filter((row) => !row.onlyIn || row.onlyIn === kind);
  return rows.map((outline) => {
    const own = runs.filter((run) => run.stepId === outline.id);
    const { state, lastRun } = stateOf(own);
    const startedAt = lastRun?.startedAt;
    const staleBecause = needs(outline.id).filter((id) => {
      const changed = changedAt(runs.filter((run) => run.stepId === id));
      return startedAt && changed && changed > startedAt;
    });
    const isStale = (state === 'succeeded' || state === 'warned') && staleBecause.length > 0;
    return {
      outline,
      state: isStale ? 'stale' : state,
      lastRun,
      lastPreview: own.filter((run) => run.action === 'preview').at(-1) ?? null,
      attempts: own,
      staleBecause: isStale ? staleBecause : [],
    };
  });
}
