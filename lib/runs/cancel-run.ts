import { writeAudit } from '../store/audit';
import { transaction } from '../store/query';
import { findRun, requestCancel } from '../store/runs';

/** Asks the runner to stop a run; false when it is over or was asked already. */
export async function cancelRun(runId: string, by: string): Promise<boolean> {
  const run = await findRun(runId);
  if (!run) return false;
  return transaction(async (client) => {
    const isAsked = await requestCancel(client, runId, by);
    if (isAsked) {
      await writeAudit(client, {
        migrationId: run.migrationId,
        actor: by,
        deed: 'run.cancel',
        detail: { run: runId },
      });
    }
    return isAsked;
  });
}
