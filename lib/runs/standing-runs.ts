import type { StandingRun } from '../plan/step-context';
import type { StepId } from '../plan/step-id';
import type { RunView } from './derive-run';
import { takenBackBy } from './taken-back-by';
import { writtenBy } from './written-by';

/**
 * The runs of a step whose writes nobody took back, oldest first: passed or red, since a run that ended red may have
 * written all the same, and one that was broken off after it had said what it was about to commit. `withBroken` also one that threw or was killed before it left evidence. A rollback that proved itself
 * takes back everything before it.
 */
export function standingRuns(runs: readonly RunView[], id: StepId, broken?: 'withBroken'): StandingRun[] {
  const isTakenBack = takenBackBy(runs, id);
  return runs
    .filter((run) => run.stepId === id && run.action === 'run' && run.isTerminal)
    .filter((run) => writtenBy(run) !== null || (broken !== undefined && run.startedAt !== null))
    .filter((run) => !isTakenBack(run))
    .map((run) => ({ runId: run.id, at: run.requestedAt, evidence: writtenBy(run) }));
}
