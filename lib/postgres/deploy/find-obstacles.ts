import type { Catalog } from '../catalog/catalog';
import type { ReadClient } from '../target-client';
import type { DeployRecord } from './deploy-record';
import { foreignDependants } from './foreign-dependants';
import { type UndoObstacles, undoObstacles } from './undo-obstacles';
import { writtenRows } from './written-rows';

/** Looks on the target for what an undo of the deploy would take along and is not the deploy's own. Only reads. */
export async function findObstacles(
  client: ReadClient,
  record: DeployRecord,
  now: Catalog,
): Promise<UndoObstacles> {
  const tables = new Set(record.created.map(({ name }) => name));
  const written = new Set(record.rows.map(({ table }) => table));
  const rows = await writtenRows(
    client,
    record.schemas,
    (table) => tables.has(table),
    (table) => written.has(table),
  );
  return undoObstacles(record, now, rows, await foreignDependants(client, record));
}
