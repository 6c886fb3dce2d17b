import { findStep } from '../plan/step-catalog';
import type { StepId } from '../plan/step-id';
import type { RunView } from './derive-run';
import { lastTakenBack } from './last-change';

/**
 * Tells of runs of a step whether somebody took them back: by their own undo, or by a rollback that proved itself, which takes
 * back everything before it. Pure.
 */
export function takenBackBy(
  runs: readonly RunView[],
  id: StepId,
): (run: Pick<RunView, 'id' | 'requestedAt'>) => boolean {
  if (runs.length === 0) return () => false;
  const rolledBackAt = lastTakenBack(runs, findStep(id)?.takenBack)?.requestedAt ?? '';
  const undone = new Set(
    runs.filter((run) => run.action === 'undo' && run.status === 'succeeded').map((run) => run.undoes),
  );
  return (run) => undone.has(run.id) || run.requestedAt <= rolledBackAt;
}
