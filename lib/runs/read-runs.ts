import { findStep } from '../plan/step-catalog';
import type { StepId } from '../plan/step-id';
import { readLifecycles } from '../store/run-events';
import { findRun, listRuns } from '../store/runs';
import { deriveRun, type RunView } from './derive-run';
import { lastChange } from './last-change';

/** Every run of a migration as the screens see it, oldest first. */
export async function readRuns(migrationId: string): Promise<RunView[]> {
  const rows = await listRuns(migrationId);
  const lifecycles = await readLifecycles(rows.map((row) => row.id));
  return rows.map((row) => deriveRun(row, lifecycles.get(row.id) ?? []));
}

/** The newest run of a step that passed and was not taken back since, or null. */
export function lastPassed(runs: readonly RunView[], step: StepId): RunView | null {
  const change = lastChange(runs, step, findStep(step)?.takenBack);
  return change && !change.isUndone ? change.run : null;
}

/** Evidence of the newest run of a step that passed and was not undone, or null. */
export async function lastEvidence(migrationId: string, step: StepId): Promise<unknown> {
  return lastPassed(await readRuns(migrationId), step)?.evidence ?? null;
}

/** One run as the screens see it, or null. */
export async function findRunView(id: string): Promise<RunView | null> {
  const row = await findRun(id);
  if (!row) return null;
  return deriveRun(row, (await readLifecycles([row.id])).get(row.id) ?? []);
}
