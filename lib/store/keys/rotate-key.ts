import { createHmac } from 'node:crypto';
import { addToFolderKeys, settleFolderKeys } from '../../platform/vault/folder-key';
import { open, seal } from '../../platform/vault/seal';
import { pendingKey, settlePendingKey, vaultKey } from '../../platform/vault/vault-key';
import { sql } from '../../postgres/sql';
import { query, type StateClient, transaction } from '../query';

export interface Rotated {
  readonly secrets: number;
  readonly inputs: number;
  readonly links: number;
}

interface Sealed {
  readonly id: string;
  readonly sealed: Buffer;
  readonly purpose: string;
}

async function resealSecrets(client: StateClient, from: Buffer, to: Buffer): Promise<number> {
  const rows = await client.query<Sealed & { name: string }>(sql`
    select migration_id as id, name, sealed, migration_id || '/' || name as purpose from secret for update`);
  for (const row of rows) {
    const next = seal(open(row.sealed, row.purpose, from), row.purpose, to);
    await client.query(
      sql`update secret set sealed = ${next} where migration_id = ${row.id} and name = ${row.name}`,
    );
  }
  return rows.length;
}

async function resealInputs(client: StateClient, from: Buffer, to: Buffer): Promise<number> {
  const rows = await client.query<Sealed>(sql`
    select id, sealed_input as sealed, 'run-input/' || migration_id as purpose from run
    where sealed_input is not null for update`);
  for (const row of rows) {
    const next = seal(open(row.sealed, row.purpose, from), row.purpose, to);
    await client.query(sql`update run set sealed_input = ${next} where id = ${row.id}`);
  }
  return rows.length;
}

/** The HMAC of a shared snapshot, under a key derived from the vault's as lib/report/deeds/snapshot-seal.ts does. */
export function snapshotMac(snapshot: string, key: Buffer): Buffer {
  const derived = createHmac('sha256', key).update('share-link/snapshot').digest();
  return createHmac('sha256', derived).update(snapshot).digest();
}

/** Only an intact snapshot gets a seal under the new key: an edited one stays broken. */
async function resealLinks(client: StateClient, from: Buffer, to: Buffer): Promise<number> {
  const rows = await client.query<{ id: string; snapshot: string; seal: Buffer }>(
    sql`select id, snapshot, seal from share_link for update`,
  );
  const intact = rows.filter((row) => snapshotMac(row.snapshot, from).equals(row.seal));
  for (const row of intact) {
    await client.query(
      sql`update share_link set seal = ${snapshotMac(row.snapshot, to)} where id = ${row.id}`,
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
  const [row] = await query<Sealed>(sql`
    select '' as id, sealed, migration_id || '/' || name as purpose from secret limit 1`);
  let isTaken = true;
  try {
    if (row) open(row.sealed, row.purpose, next);
  } catch {
    isTaken = false;
    // Neither key fits: better to stop than to throw the one that might away.
    if (row) open(row.sealed, row.purpose, vaultKey());
  }
  settlePendingKey(isTaken);
  settleFolderKeys();
  return isTaken ? 'taken' : 'kept';
}
