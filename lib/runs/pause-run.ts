import { writeAudit } from '../store/audit';
import { setPaused } from '../store/copy-share';
import { stateClient } from '../store/query';
import { findRun } from '../store/runs';

/** Holds a copy back before its next parts, or lets it go on; false where nothing changed. */
export async function pauseRun(runId: string, by: string, isPaused: boolean): Promise<boolean> {
  const run = await findRun(runId);
  if (run?.stepId !== 'data.copy') return false;
  const isChanged = await setPaused(runId, isPaused ? by : null);
  if (isChanged) {
    const deed = isPaused ? 'run.pause' : 'run.resume';
    await writeAudit(stateClient, { migrationId: run.migrationId, actor: by, deed, detail: { run: runId } });
  }
  return isChanged;
}
