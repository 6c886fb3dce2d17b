import { MigrationSettings } from '../plan/migration-settings';
import { writeAudit } from '../store/audit';
import { insertMigration, type Migration } from '../store/migrations';
import { transaction } from '../store/query';
import { startRun } from './start-run';

/** Makes a migration with the default settings; for a practice one the run that starts its servers is queued too. */
export async function createMigration(input: {
  name: string;
  kind: Migration['kind'];
  by: string;
}): Promise<Migration> {
  const migration = await transaction(async (client) => {
    const settings = MigrationSettings.parse({});
    const row = await insertMigration(client, {
      name: input.name,
      kind: input.kind,
      settings,
      createdBy: input.by,
    });
    await writeAudit(client, {
      migrationId: row.id,
      actor: input.by,
      deed: 'migration.create',
      detail: { kind: row.kind },
    });
    return row;
  });
  if (migration.kind === 'practice') {
    await startRun({ migrationId: migration.id, stepId: 'practice.lab', action: 'run', by: input.by });
  }
  return migration;
}
