import type { TableResult } from '../../plan/evidence/crud-evidence';
import { orderTables, type TableGroup } from './order-tables';
import { type TableShape, tableName } from './table-shape';

/** True when the operator's word names the table, with or without its schema. */
function isNamed(table: TableShape, word: string): boolean {
  return word === table.name || word === tableName(table);
}

/** The groups to check, the preferred table's as early as its parents allow; parents of a chosen table come along. */
export function chooseGroups(
  tables: readonly TableShape[],
  run: { readonly only: readonly string[]; readonly first: string },
): TableGroup[] {
  const byOid = new Map(tables.map((table) => [table.oid, table]));
  const chosen = new Set<TableShape>();
  const take = (table: TableShape): void => {
    if (chosen.has(table)) return;
    chosen.add(table);
    for (const { references } of table.foreignKeys) {
      const parent = byOid.get(references);
      if (parent) take(parent);
    }
  };
  const wanted = (table: TableShape) =>
    run.only.length === 0 || run.only.some((word) => isNamed(table, word));
  const ordered = [...tables.filter((table) => isNamed(table, run.first)), ...tables];
  for (const table of ordered) if (wanted(table)) take(table);
  return orderTables(ordered.filter((table, i) => chosen.has(table) && ordered.indexOf(table) === i));
}

/** A table that needs no other's rows, and of which a row was made and removed, can be written by many clients at once. */
export function independentGroup(
  groups: readonly TableGroup[],
  first: string,
  tables: readonly TableResult[],
): TableGroup | undefined {
  // A row of a table that failed could stay for good.
  const isBad = ({ skipped: why, operations }: TableResult) =>
    why !== null || operations.some(({ isOk }) => !isOk);
  const skipped = new Set(tables.filter(isBad).map(({ table }) => table));
  const isFree = (table: TableShape) => table.foreignKeys.length === 0 && !skipped.has(tableName(table));
  const free = groups.filter((group) => group.every(isFree));
  return free.find((group) => group.some((table) => isNamed(table, first))) ?? free[0];
}
