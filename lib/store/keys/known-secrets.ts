import { MudanzaError } from '../../platform/errors/mudanza-error';
import { isId } from '../migrations';
import { openSecrets } from '../secrets';

/**
 * Every secret the vault keeps for a migration, to compare texts with that are about to be kept in plain. Empty for what is no migration, and when the key does not fit: then there is
 * nothing to compare with, and the steps say so.
 */
export async function knownSecrets(migrationId: string | undefined): Promise<string[]> {
  if (!migrationId || !isId(migrationId)) return [];
  try {
    return [...(await openSecrets(migrationId)).values()];
  } catch (error) {
    if (error instanceof MudanzaError && error.code === 'MUD-009') return [];
    throw error;
  }
}
