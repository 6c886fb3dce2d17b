import type { CatalogObject } from '../../catalog/catalog-object';
import { ownName } from '../../deploy/drop-statement';

/** A column as CREATE TABLE and ADD COLUMN take it. */
export function columnDefinition(column: CatalogObject): string {
  const { type, collation, default: fallback, generated, identity, notNull, virtual } = column.properties;
  const parts = [
    ownName(column),
    type,
    collation ? `collate ${collation}` : '',
    generated ? `generated always as (${generated}) ${virtual ? 'virtual' : 'stored'}` : '',
    identity ? `generated ${identity} as identity` : '',
    fallback ? `default ${fallback}` : '',
    notNull ?? '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** True for a column that no row can get without being told what: NOT NULL, and nothing to fill it with. */
export function needsValues({ properties }: CatalogObject): boolean {
  const { notNull, default: fallback, generated, identity, of } = properties;
  return Boolean(notNull) && !fallback && !generated && !identity && of !== 'type';
}

function nullable(column: CatalogObject): CatalogObject {
  return { ...column, properties: { ...column.properties, notNull: null } };
}

/** The statement that adds a missing column or a missing field of a composite type; null for a view's. */
export function addColumn(column: CatalogObject): string | null {
  const { of } = column.properties;
  if (of === 'view' || of === 'materialized view') return null;
  if (of === 'type')
    return `alter type ${column.parent} add attribute ${ownName(column)} ${column.properties.type}`;
  return `alter ${of === 'foreign table' ? of : 'table'} ${column.parent} add column ${columnDefinition(needsValues(column) ? nullable(column) : column)}`;
}
