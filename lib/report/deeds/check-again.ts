import { findStep } from '../../plan/step-catalog';
import type { StepId } from '../../plan/step-id';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { readChecklist } from '../../runs/read-checklist';
import { startRun } from '../../runs/start-run';
import { writeAudit } from '../../store/audit';
import type { Migration } from '../../store/migrations';
import { transaction } from '../../store/query';
import { insertRecheck } from '../../store/rechecks';
import { findRun } from '../../store/runs';

/**
 * Asks every step of a migration that can be rechecked, and was run before, once more against the live systems. Their runs are
 * rechecks: they change no state and make nothing stale; what drifted is derived from them. Gives how many began.
 */
export async function checkAgain(migration: Migration, by: string): Promise<number> {
  const { steps } = await readChecklist(migration);
  const runIds: string[] = [];
  const leftOut: StepId[] = [];
  for (const { outline, lastRun } of steps) {
    const { id } = outline;
    const recheck = findStep(id)?.recheck;
    if (!recheck || !lastRun) continue;
    try {
      const values = recheck(lastRun.input);
      // What it does besides looking, e.g. starting the backend's own driver, somebody accepted for the run it repeats.
      const acceptedHazards = (await findRun(lastRun.id))?.acceptedHazards ?? [];
      const run = await startRun({
        migrationId: migration.id,
        stepId: id,
        action: 'recheck',
        values,
        acceptedHazards,
        by,
      });
      runIds.push(run.id);
    } catch (error) {
      if (!(error instanceof MudanzaError)) throw error;
      leftOut.push(id);
    }
  }
  await transaction(async (client) => {
    await insertRecheck(client, { migrationId: migration.id, runIds, leftOut, by });
    const detail = { runs: runIds.length, leftOut };
    await writeAudit(client, { migrationId: migration.id, actor: by, deed: 'report.recheck', detail });
  });
  return runIds.length;
}
