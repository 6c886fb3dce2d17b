import { findStep } from '../../plan/step-catalog';
import type { StepId } from '../../plan/step-id';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { readChecklist } from '../../runs/read-checklist';
import { startRun } from '../../runs/start-run';
import { writeAudit } from '../../store/audit';
import type { Migration } from '../../store/migrations';
import { transaction } from '../../store/query';
import { insertRecheck } from '../../store/rechecks';

/** Steps that only look, and whose answer may change behind the migration's back. */
const LOOKING: readonly StepId[] = [
  'practice.lab',
  'source.connection',
  'repository',
  'connection',
  'schema.verify',
  'exposure',
  'backend.connect',
  'health',
];

/** True for a step whose code can be run again without a preview and without writing. */
function isReadOnly(id: StepId): boolean {
  const step = findStep(id);
  return step !== undefined && !step.preview && !step.writesTarget;
}

/**
 * Runs every read-only check of a migration that was run before once more against the live systems. Their runs are
 * rechecks: they change no state and make nothing stale; what drifted is derived from them. Gives how many began.
 */
export async function checkAgain(migration: Migration, by: string): Promise<number> {
  const { steps } = await readChecklist(migration);
  const runIds: string[] = [];
  const leftOut: StepId[] = [];
  for (const step of steps.filter(({ outline, lastRun }) => LOOKING.includes(outline.id) && lastRun)) {
    const { id } = step.outline;
    try {
      if (!isReadOnly(id)) throw new MudanzaError('MUD-011', { params: { step: id } });
      const values = step.lastRun?.input ?? {};
      const run = await startRun({ migrationId: migration.id, stepId: id, action: 'recheck', values, by });
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
