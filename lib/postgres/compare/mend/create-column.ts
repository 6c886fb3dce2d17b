import type { CatalogObject } from '../../catalog/catalog-object';
import { ownName } from '../../deploy/drop-statement';

/** A column as CREATE TABLE and ADD COLUMN take it. */
export function columnDefinition(column: CatalogObject): string {
  const { type, collation, default: fallback, generated, identity, notNull } = column.properties;
  const parts = [
    ownName(column),
    type,
    collation ? `collate ${collation}` : '',
    generated ? `generated always as (${generated}) stored` : '',
    identity ? `generated ${identity} as identity` : '',
    fallback ? `default ${fallback}` : '',
    notNull ?? '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** The statement that adds a missing column or a missing field of a composite type; null for a view's. */
export function addColumn(column: CatalogObject): string | null {
  const { of } = column.properties;
  if (of === 'view' || of === 'materialized view') return null;
  if (of === 'type')
    return `alter type ${column.parent} add attribute ${ownName(column)} ${column.properties.type}`;
  return `alter ${of === 'foreign table' ? of : 'table'} ${column.parent} add column ${columnDefinition(column)}`;
}
