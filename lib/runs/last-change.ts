import type { StepId } from '../plan/step-id';
import type { RunView } from './derive-run';

const FILES: readonly StepId[] = ['rollback.backend', 'rollback.everything'];
const SCHEMA: readonly StepId[] = ['rollback.schema', 'rollback.everything'];

/** Which rollbacks take which step back, besides its own undo. */
const TAKEN_BACK_BY: Partial<Record<StepId, readonly StepId[]>> = {
  'schema.deploy': SCHEMA,
  'backend.env': FILES,
  'backend.compose': FILES,
  docs: ['rollback.everything'],
  commit: ['rollback.everything'],
};

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
 * The newest passed run, undo or rollback that changed what others read of a step; null when it never passed.
 * `runs` are those of the migration, oldest first. Pure.
 */
export function lastChange(runs: readonly RunView[], id: StepId): LastChange | null {
  const own = (run: RunView) => run.stepId === id && (run.action === 'run' || run.action === 'undo');
  const rollback = (run: RunView) => run.action === 'run' && TAKEN_BACK_BY[id]?.includes(run.stepId) === true;
  const wasRun = runs.some((run) => run.stepId === id && run.action === 'run' && hasPassed(run));
  const last = runs.filter((run) => hasPassed(run) && (own(run) || (wasRun && rollback(run)))).at(-1);
  return last ? { run: last, isUndone: last.stepId !== id || last.action === 'undo' } : null;
}
