import { MudanzaError } from '../../errors/mudanza-error';
import { findMigration, type Migration } from '../../store/migrations';

/** The migration a form is about. Throws MUD-600 when there is none. */
export async function requireMigration(form: FormData): Promise<Migration> {
  const migration = await findMigration(String(form.get('migrationId') ?? ''));
  if (!migration) throw new MudanzaError('MUD-600');
  return migration;
}
