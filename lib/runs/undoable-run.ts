import { readStanding } from '../backend/journal/read-standing';
import { findStep } from '../plan/step-catalog';
import type { StepId } from '../plan/step-id';
import { dataDir } from '../platform/data-dir';
import type { RunView } from './derive-run';
import { standingRuns } from './standing-runs';

/** Whether the folder's journal holds writes of a step that stand; true for a step that keeps its record elsewhere. */
function hasWritten(migrationId: string, id: StepId): boolean {
  const isOfFolder = findStep(id)?.writes?.some(({ by }) => by === 'journal');
  return !isOfFolder || readStanding(dataDir('migrations', migrationId, 'journal'), id).length > 0;
}

/** Whether a run left something to take back, by the evidence of it; what another version wrote is taken for something. */
function hasChanged(id: StepId, kept: unknown): boolean {
  const step = findStep(id);
  const evidence = step?.changed ? step.evidence.read(kept) : null;
  return evidence === null || evidence === undefined || step?.changed?.(evidence) !== false;
}

/**
 * The run whose undo is offered: the newest that changed something and whose writes
 * stand, passed or red. Where none left evidence, the newest that was
 * broken off, threw or was killed midway, if its step's own record says that it has written.
 */
export function undoableRun(runs: readonly RunView[], id: StepId): RunView | null {
  const byId = (runId: string | undefined) => runs.find((run) => run.id === runId) ?? null;
  const standing = byId(standingRuns(runs, id).findLast(({ evidence }) => hasChanged(id, evidence))?.runId);
  if (standing) return hasWritten(standing.migrationId, id) ? standing : null;
  if (!findStep(id)?.hasOwnRecord) return null;
  const broken = byId(standingRuns(runs, id, 'withBroken').at(-1)?.runId);
  return broken && hasWritten(broken.migrationId, id) ? broken : null;
}
