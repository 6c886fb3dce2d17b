import { addToFolderKeys, settleFolderKeys } from '../../platform/vault/folder-key';
import { open, seal } from '../../platform/vault/seal';
import type { SealingPurpose } from '../../platform/vault/sealing-purpose';
import { isSealIntact, snapshotSeal } from '../../platform/vault/snapshot-seal';
import { pendingKey, settlePendingKey, vaultKey } from '../../platform/vault/vault-key';
import { sql } from '../../postgres/sql';
import { query, type StateClient, transaction } from '../query';

export interface Rotated {
  readonly secrets: number;
  readonly inputs: number;
  readonly links: number;
}

interface SealedSecret {
  readonly migrationId: string;
  readonly name: string;
  readonly sealed: Buffer;
}

const purposeOf = ({ migrationId, name }: SealedSecret): SealingPurpose => ({
  kind: 'secret',
  migrationId,
  name,
});

async function resealSecrets(client: StateClient, from: Buffer, to: Buffer): Promise<number> {
  const rows = await client.query<SealedSecret>(
    sql`select migration_id as "migrationId", name, sealed from secret for update`,
  );
  for (const row of rows) {
    const next = seal(open(row.sealed, purposeOf(row), from), purposeOf(row), to);
    await client.query(
      sql`update secret set sealed = ${next} where migration_id = ${row.migrationId} and name = ${row.name}`,
    );
  }
  return rows.length;
}

async function resealInputs(client: StateClient, from: Buffer, to: Buffer): Promise<number> {
  const rows = await client.query<{ id: string; migrationId: string; sealed: Buffer }>(sql`
    select id, migration_id as "migrationId", sealed_input as sealed from run
    where sealed_input is not null for update`);
  for (const { id, migrationId, sealed } of rows) {
    const purpose = { kind: 'runInput', migrationId } as const;
    const next = seal(open(sealed, purpose, from), purpose, to);
    await client.query(sql`update run set sealed_input = ${next} where id = ${id}`);
  }
  return rows.length;
}

/** Only an intact snapshot gets a seal under the new key: an edited one stays broken. */
async function resealLinks(client: StateClient, from: Buffer, to: Buffer): Promise<number> {
  const rows = await client.query<{ id: string; snapshot: string; seal: Buffer }>(
    sql`select id, snapshot, seal from share_link for update`,
  );
  const intact = rows.filter((row) => isSealIntact(row.snapshot, row.seal, from));
  for (const row of intact) {
    await client.query(
      sql`update share_link set seal = ${snapshotSeal(row.snapshot, to)} where id = ${row.id}`,
    );
  }
  return intact.length;
}

/**
 * Seals everything that the vault's key protects with another key: the keys of the journals first, for both keys, then
 * in one transaction stored credentials, inputs of waiting runs, seals of shared reports. MUD-009 when something was not sealed with `from`; then nothing is changed.
 */
export async function rotateKey(from: Buffer, to: Buffer): Promise<Rotated> {
  addToFolderKeys(from, to);
  return transaction(async (client) => ({
    secrets: await resealSecrets(client, from, to),
    inputs: await resealInputs(client, from, to),
    links: await resealLinks(client, from, to),
  }));
}

/**
 * Ends a rotation that was cut short (the machine went down in the middle): finds out with which of the two keys the
 * database is sealed and keeps that one. Called at each start, before anything is opened.
 */
export async function settleRotation(): Promise<'none' | 'kept' | 'taken'> {
  const next = pendingKey();
  if (!next) {
    // A key from the environment has no file to be pending in: it is simply another one at the next start.
    settleFolderKeys();
    return 'none';
  }
  const [row] = await query<SealedSecret>(
    sql`select migration_id as "migrationId", name, sealed from secret limit 1`,
  );
  let isTaken = true;
  try {
    if (row) open(row.sealed, purposeOf(row), next);
  } catch {
    isTaken = false;
    // Neither key fits: better to stop than to throw the one that might away.
    if (row) open(row.sealed, purposeOf(row), vaultKey());
  }
  settlePendingKey(isTaken);
  settleFolderKeys();
  return isTaken ? 'taken' : 'kept';
}
