import { MigrationSettings } from '../../plan/migration-settings';
import { insertMigration, type Migration } from '../migrations';
import { stateClient } from '../query';

/** A migration with the default settings, or with some changed. */
export function newMigration(
  change: Partial<Pick<Migration, 'name' | 'kind'>> & { settings?: object } = {},
): Promise<Migration> {
  const { name = 'A test', kind = 'supabase', settings = {} } = change;
  return insertMigration(stateClient, {
    name,
    kind,
    settings: MigrationSettings.parse(settings),
    createdBy: 'ana',
  });
}
