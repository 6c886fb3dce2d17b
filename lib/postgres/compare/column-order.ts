import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import type { Difference } from './difference';

function columnsByParent(catalog: Catalog): Map<string, CatalogObject[]> {
  const all = new Map<string, CatalogObject[]>();
  for (const object of catalog.objects.values()) {
    if (object.kind !== 'column' || object.parent === null) continue;
    const columns = all.get(object.parent);
    if (columns) columns.push(object);
    else all.set(object.parent, [object]);
  }
  return all;
}

function order(columns: readonly CatalogObject[], shared: ReadonlySet<string>): string {
  return columns
    .filter((column) => shared.has(column.name))
    .sort((a, b) => Number(a.properties.position) - Number(b.properties.position))
    .map((column) => column.name.slice((column.parent?.length ?? 0) + 1))
    .join(', ');
}

/**
 * Tables whose common columns stand in another order: an INSERT without a column list would put values in the
 * wrong place. Columns that are missing or extra do not count; they are reported by themselves.
 */
export function columnOrderDifferences(expected: Catalog, actual: Catalog): Difference[] {
  const there = columnsByParent(actual);
  return [...columnsByParent(expected)].flatMap(([parent, columns]): Difference[] => {
    const others = there.get(parent);
    if (!others) return [];
    const names = new Set(others.map((column) => column.name));
    const shared = new Set(columns.map((column) => column.name).filter((name) => names.has(name)));
    const wanted = order(columns, shared);
    const found = order(others, shared);
    if (wanted === found) return [];
    const of = columns[0]?.properties.of;
    const kind =
      of === 'view' || of === 'materialized view' || of === 'type' || of === 'foreign table' ? of : 'table';
    const properties = [{ name: 'columnOrder', expected: wanted, actual: found }];
    return [
      { change: 'different', kind, name: parent, parent: null, weight: 'warn', properties, contained: 0 },
    ];
  });
}
