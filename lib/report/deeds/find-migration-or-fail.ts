import { MudanzaError } from '../../platform/errors/mudanza-error';
import { findMigration, type Migration } from '../../store/migrations';

/** The migration of that id. Throws MUD-600 when there is none. */
export async function findMigrationOrFail(id: string): Promise<Migration> {
  const migration = await findMigration(id);
  if (!migration) throw new MudanzaError('MUD-600');
  return migration;
}
