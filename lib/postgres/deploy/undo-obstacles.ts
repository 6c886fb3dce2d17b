import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import type { DeployRecord, WrittenRows } from './deploy-record';

export interface UndoObstacles {
  /** Things that others put on the created tables: columns, indexes, triggers, policies, sequences … */
  readonly objects: readonly CatalogObject[];
  /** What hangs on what was made from outside, as Postgres names it: `view public.guests`. */
  readonly dependants: readonly string[];
  /** Created tables whose rows are not the ones the deploy wrote. */
  readonly rows: readonly { readonly table: string; readonly expected: number; readonly found: number }[];
}

/** What would be lost by an undo and is not the deploy's own: an undo goes ahead only when there is nothing. */
export function undoObstacles(
  record: DeployRecord,
  now: Catalog,
  rowsNow: readonly WrittenRows[],
  dependants: readonly string[] = [],
): UndoObstacles {
  const created = new Set(record.created.map(({ name }) => name));
  const ours = new Set([...record.contents, ...record.created.map(objectKey)]);
  const objects = [...now.objects.values()].filter(
    (object) => object.parent !== null && created.has(object.parent) && !ours.has(objectKey(object)),
  );
  // With a column more every row reads otherwise: the column is in the way, and nobody changed the rows.
  const widened = new Set(objects.filter(({ kind }) => kind === 'column').map(({ parent }) => parent));
  const written = new Map(record.rows.map((rows) => [rows.table, rows]));
  const rows = rowsNow.flatMap(({ table, rows: count, digest }) => {
    const former = written.get(table);
    const isSame = former?.digest === digest || widened.has(table);
    return isSame && former?.rows === count ? [] : [{ table, expected: former?.rows ?? 0, found: count }];
  });
  return { objects, dependants, rows };
}
