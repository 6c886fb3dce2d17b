import type { CatalogObject, ObjectKind } from '../catalog/catalog-object';
import type { LedgerRecord } from './ledger/ledger-record';

/** Rows that a deploy left in a table it made: undo refuses when others have come or these have changed. */
export interface WrittenRows {
  readonly table: string;
  readonly rows: number;
  /** MD5 over the rows as text, in order. */
  readonly digest: string;
}

/** What a deploy did, exactly enough to take it back. Stored as an artifact: it can be large. */
export interface DeployRecord {
  readonly schemas: readonly string[];
  /** Objects that were made and are not part of another that was made, in the order in which they were made. */
  readonly created: readonly CatalogObject[];
  /** Keys of everything that is in `created`: columns, constraints, indexes, owned sequences … */
  readonly contents: readonly string[];
  /** Objects that were there before and that the file altered or removed, as they were. */
  readonly altered: readonly CatalogObject[];
  readonly removed: readonly CatalogObject[];
  readonly rows: readonly WrittenRows[];
  /** What was done beside the objects of these schemas; records of older versions have none. */
  readonly ledger?: LedgerRecord;
}

/** Whether a kind of object is gone with its parent. */
export function countByKind(objects: readonly CatalogObject[]): Partial<Record<ObjectKind, number>> {
  const counts: Partial<Record<ObjectKind, number>> = {};
  for (const { kind } of objects) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
