import { MudanzaError } from '../../platform/errors/mudanza-error';
import { foldersWithKey, opensFolder } from '../../platform/vault/folder-key';
import { openBytes } from '../../platform/vault/seal';
import type { SealingPurpose } from '../../platform/vault/sealing-purpose';
import { presentKeys, vaultKey } from '../../platform/vault/vault-key';
import { sql } from '../../postgres/sql';
import { query } from '../query';

interface Sealed {
  readonly sealed: Buffer;
  readonly migrationId: string;
  /** Null for the secret fields of a waiting run. */
  readonly name: string | null;
}

/** Everything in the state database that a step would have to open. */
function sealedValues(): Promise<Sealed[]> {
  return query<Sealed>(sql`
    select sealed, migration_id as "migrationId", name from secret
    union all
    select sealed_input, migration_id, null from run where sealed_input is not null`);
}

function opens({ sealed, migrationId, name }: Sealed, keys: readonly Buffer[]): boolean {
  const purpose: SealingPurpose =
    name === null ? { kind: 'runInput', migrationId } : { kind: 'secret', migrationId, name };
  return keys.some((key) => {
    try {
      openBytes(sealed, purpose, key);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * What is sealed here and whether the key fits it: `fits` also where nothing is sealed yet, or where a part of it is
 * damaged; `missing` where there is no key, `other` where there is one that opens nothing. Makes no key.
 */
export async function keyState(): Promise<'fits' | 'missing' | 'other'> {
  const [values, folders, keys] = [await sealedValues(), foldersWithKey(), presentKeys()];
  if (values.length === 0 && folders.length === 0) return 'fits';
  if (keys.length === 0) return 'missing';
  const isOpened =
    values.some((value) => opens(value, keys)) || folders.some((folder) => opensFolder(folder, keys));
  return isOpened ? 'fits' : 'other';
}

/**
 * Called before anything is sealed or opened: MUD-812 when the key of what is kept here is missing or another one. A
 * new key is made only where nothing was sealed, so that the right one can still be put in its place.
 */
export async function requireKey(): Promise<void> {
  const what = await keyState();
  if (what !== 'fits') throw new MudanzaError('MUD-812', { params: { what } });
  vaultKey();
}
