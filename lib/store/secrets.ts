import type { SecretName } from '../plan/step-context';
import { open, seal } from '../platform/vault/seal';
import { sql } from '../postgres/sql';
import { query } from './query';

const purpose = (migrationId: string, name: SecretName) => ({ kind: 'secret', migrationId, name }) as const;

/** Names of the secrets a migration keeps: all that a browser may know of them. */
export async function listSecretNames(migrationId: string): Promise<SecretName[]> {
  const rows = await query<{ name: SecretName }>(
    sql`select name from secret where migration_id = ${migrationId} order by name`,
  );
  return rows.map((row) => row.name);
}

/** Every secret of a migration in plain text; only the runner asks. */
export async function openSecrets(migrationId: string): Promise<Map<SecretName, string>> {
  const rows = await query<{ name: SecretName; sealed: Buffer }>(
    sql`select name, sealed from secret where migration_id = ${migrationId}`,
  );
  return new Map(rows.map((row) => [row.name, open(row.sealed, purpose(migrationId, row.name))]));
}

/** Seals a secret, replaces it, or (null) forgets it. */
export async function storeSecret(
  migrationId: string,
  name: SecretName,
  value: string | null,
): Promise<void> {
  if (value === null) {
    await query(sql`delete from secret where migration_id = ${migrationId} and name = ${name}`);
    return;
  }
  await query(sql`
    insert into secret (migration_id, name, sealed)
    values (${migrationId}, ${name}, ${seal(value, purpose(migrationId, name))})
    on conflict (migration_id, name) do update set sealed = excluded.sealed, updated_at = now()`);
}
