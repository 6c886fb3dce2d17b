import { writeAudit } from '../../store/audit';
import { insertMigration, type Migration } from '../../store/migrations';
import { transaction } from '../../store/query';
import { insertSkip } from '../../store/step-skips';
import { readChecklist } from '../read-checklist';
import { settingsOf } from './import-plan';
import { planOf } from './write-plan';

/**
 * Makes a migration with another one's plan, for the next environment: settings, inputs and what is left out come
 * along; connections, secrets, runs and signatures do not.
 */
export async function duplicateMigration(from: Migration, name: string, by: string): Promise<Migration> {
  const { steps } = await readChecklist(from);
  const plan = planOf(from, steps);
  return transaction(async (client) => {
    const settings = settingsOf(plan);
    const made = await insertMigration(client, { name, kind: from.kind, settings, createdBy: by });
    for (const step of steps) {
      const { id: stepId } = step.outline;
      if (step.skip) await insertSkip(client, { migrationId: made.id, stepId, reason: step.skip.reason, by });
    }
    const detail = { from: from.id };
    await writeAudit(client, { migrationId: made.id, actor: by, deed: 'migration.duplicate', detail });
    return made;
  });
}
