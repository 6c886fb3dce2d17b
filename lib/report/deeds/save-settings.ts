import type { MigrationSettings } from '../../plan/migration-settings';
import { writeAudit } from '../../store/audit';
import { updateSettings } from '../../store/migrations';
import { transaction } from '../../store/query';

/** Changes settings of a migration and notes who did. */
export function saveSettings(
  migrationId: string,
  change: Partial<MigrationSettings>,
  by: string,
): Promise<void> {
  return transaction(async (client) => {
    await updateSettings(migrationId, change, client);
    const detail = { fields: Object.keys(change).join(', ') };
    await writeAudit(client, { migrationId, actor: by, deed: 'settings.save', detail });
  });
}
