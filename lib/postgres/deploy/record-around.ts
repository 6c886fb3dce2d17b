import { gunzipSync, gzipSync } from 'node:zlib';
import type { Catalog } from '../catalog/catalog';
import { packCatalog, unpackCatalog } from '../catalog/catalog-file';
import { readCatalog } from '../catalog/read-catalog';
import type { TargetClient } from '../target-client';
import type { DeployRecord } from './deploy-record';
import { type Ledger, type LedgerEntry, toLedger } from './ledger/ledger-entry';
import { readLedger } from './ledger/read-ledger';
import { recordLedger } from './ledger/record-ledger';
import { recordChanges } from './record-changes';

/** Catalog and ledger of some schemas at one moment. */
export interface Look {
  readonly catalog: Catalog;
  readonly ledger: Ledger;
}

function look(client: TargetClient, schemas: readonly string[]): Promise<Look> {
  return client.snapshot(async () => {
    const catalog = await readCatalog(client, schemas);
    return { catalog, ledger: await readLedger(client, schemas, catalog.serverVersion) };
  });
}

/** A look as gzipped JSON, to be kept as an artifact. */
export function packLook({ catalog, ledger }: Look): Uint8Array {
  const kept = {
    catalog: Buffer.from(packCatalog(catalog)).toString('base64'),
    ledger: [...ledger.values()],
  };
  return gzipSync(JSON.stringify(kept));
}

/** Reads what `packLook` wrote. */
export function unpackLook(content: Uint8Array): Look {
  const kept: { catalog: string; ledger: LedgerEntry[] } = JSON.parse(gunzipSync(content).toString('utf8'));
  return { catalog: unpackCatalog(Buffer.from(kept.catalog, 'base64')), ledger: toLedger(kept.ledger) };
}

/** What has come of these schemas since a look at them. */
export async function recordSince(
  client: TargetClient,
  schemas: readonly string[],
  before: Look,
): Promise<DeployRecord> {
  const after = await look(client, schemas);
  const ledger = await recordLedger(client, before.ledger, after.ledger);
  return { ...recordChanges(before.catalog, after.catalog), schemas, rows: [], ledger };
}

/**
 * Does something that no transaction can hold, and tells what came of it from the catalog before and after. What others
 * do to these schemas meanwhile would be taken for it: the runner lets nobody else deploy. `onBefore` is handed what there
 * was, so that a kill in the middle can be taken back too.
 */
export async function recordAround<T>(
  client: TargetClient,
  schemas: readonly string[],
  work: () => Promise<T>,
  onBefore: (before: Look) => Promise<void> = async () => undefined,
): Promise<{ readonly done: T; readonly record: DeployRecord }> {
  const before = await look(client, schemas);
  await onBefore(before);
  const done = await work();
  return { done, record: await recordSince(client, schemas, before) };
}
