import type { TableShape } from './table-shape';

/** Tables that must be written together: one table, or several whose foreign keys form a ring. */
export type TableGroup = readonly TableShape[];

/**
 * Referenced tables first (Tarjan's strongly connected components, which come out in that order). A foreign key to
 * a table outside the list orders nothing.
 */
export function orderTables(tables: readonly TableShape[]): TableGroup[] {
  const byOid = new Map(tables.map((table) => [table.oid, table]));
  const indexes = new Map<string, number>();
  const lows = new Map<string, number>();
  const stack: TableShape[] = [];
  const groups: TableGroup[] = [];

  const visit = (table: TableShape): void => {
    const index = indexes.size;
    indexes.set(table.oid, index);
    let low = index;
    stack.push(table);
    for (const { references } of table.foreignKeys) {
      const parent = byOid.get(references);
      if (!parent) continue;
      if (!indexes.has(parent.oid)) visit(parent);
      if (stack.includes(parent)) low = Math.min(low, lows.get(parent.oid) ?? indexes.get(parent.oid) ?? low);
    }
    lows.set(table.oid, low);
    if (low === index) groups.push(stack.splice(stack.indexOf(table)));
  };
  for (const table of tables) if (!indexes.has(table.oid)) visit(table);
  return groups;
}
