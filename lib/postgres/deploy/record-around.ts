import { readCatalog } from '../catalog/read-catalog';
import type { TargetClient } from '../target-client';
import type { DeployRecord } from './deploy-record';
import { readLedger } from './ledger/read-ledger';
import { recordLedger } from './ledger/record-ledger';
import { recordChanges } from './record-changes';

/**
 * Does something that no transaction can hold, and tells what came of it from the catalog before and after. What others
 * do to these schemas meanwhile would be taken for it: the runner lets nobody else deploy.
 */
export async function recordAround<T>(
  client: TargetClient,
  schemas: readonly string[],
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly record: DeployRecord }> {
  const look = () =>
    client.snapshot(async () => {
      const catalog = await readCatalog(client, schemas);
      return { catalog, ledger: await readLedger(client, schemas, catalog.serverVersion) };
    });
  const before = await look();
  const done = await work();
  const after = await look();
  const ledger = await recordLedger(client, before.ledger, after.ledger);
  const record = { ...recordChanges(before.catalog, after.catalog), schemas, rows: [], ledger };
  return { done, record };
}
