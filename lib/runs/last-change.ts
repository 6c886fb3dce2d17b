import type { TakenBack } from '../plan/step';
import type { StepId } from '../plan/step-id';
import type { RunView } from './derive-run';
import { writtenBy } from './written-by';

export interface LastChange {
  readonly run: RunView;
  /** True when the last thing that happened took the step back. */
  readonly isUndone: boolean;
}

/** True for a run that ended well. */
export function hasPassed(run: RunView): boolean {
  return run.status === 'succeeded' || run.status === 'warned';
}

/**
 * True for a rollback that took the step back, whatever else it found afterwards: a backend that does not answer does
 * not make its restored files the migration's again.
 */
function tookBack({ action, stepId, outcomes }: RunView, back: TakenBack | undefined): boolean {
  if (!back || action !== 'run' || !back.by.includes(stepId)) return false;
  return outcomes.some(({ id, verdict }) => id === back.when && verdict === 'pass');
}

/** The newest rollback that really took a step back; null when none did. Pure. */
export function lastTakenBack(runs: readonly RunView[], back: TakenBack | undefined): RunView | null {
  return runs.findLast((run) => tookBack(run, back)) ?? null;
}

/**
 * The newest passed run, undo or rollback that changed what others read of a step; null when it never passed.
 * `runs` are those of the migration, oldest first; `back` says which rollbacks take the step back. Pure.
 */
export function lastChange(
  runs: readonly RunView[],
  id: StepId,
  back: TakenBack | undefined,
): LastChange | null {
  const own = (run: RunView) =>
    hasPassed(run) && run.stepId === id && (run.action === 'run' || run.action === 'undo');
  const wasRun = runs.some(
    (run) => run.stepId === id && run.action === 'run' && (hasPassed(run) || writtenBy(run) !== null),
  );
  const last = runs.findLast((run) => own(run) || (wasRun && tookBack(run, back)));
  return last ? { run: last, isUndone: last.stepId !== id || last.action === 'undo' } : null;
}
