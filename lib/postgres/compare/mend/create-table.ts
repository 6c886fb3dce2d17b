import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import { columnDefinition } from './create-column';
import { createObject } from './create-object';
import { quoteText } from './object-clause';
import { columnExtras } from './relation-parts';

function inOrder(columns: readonly CatalogObject[]): CatalogObject[] {
  return [...columns].sort((a, b) => Number(a.properties.position) - Number(b.properties.position));
}

function head(table: CatalogObject, columns: readonly CatalogObject[]): string {
  const { parents, partitionBound, partitionKey, ofType, options, persistence } = table.properties;
  const own = columns.filter(({ properties }) => !properties.inherited);
  const list = `(\n  ${inOrder(own).map(columnDefinition).join(',\n  ')}\n)`;
  const word = persistence === 'unlogged' ? 'unlogged table' : 'table';
  if (partitionBound && parents)
    return `create ${word} ${table.name} partition of ${parents} ${partitionBound}${partitionKey ? ` partition by ${partitionKey}` : ''}`;
  const body = ofType ? ` of ${ofType}` : ` ${own.length > 0 ? list : '()'}`;
  const inherits = parents ? ` inherits (${parents})` : '';
  const partition = partitionKey ? ` partition by ${partitionKey}` : '';
  return `create ${word} ${table.name}${body}${inherits}${partition}${options ? ` with (${options})` : ''}`;
}

function decoration({ name, properties }: CatalogObject): string[] {
  const { rowSecurity, forcedRowSecurity, comment } = properties;
  return [
    ...(rowSecurity ? [`alter table ${name} enable row level security`] : []),
    ...(forcedRowSecurity ? [`alter table ${name} force row level security`] : []),
    ...(comment ? [`comment on table ${name} is ${quoteText(comment)}`] : []),
  ];
}

/** Everything a missing table needs to be as expected: itself, then what hangs on it, in an order that works. */
export function createTable(table: CatalogObject, catalog: Catalog): string[] {
  const parts = [...catalog.objects.values()].filter(({ parent }) => parent === table.name);
  const columns = parts.filter(({ kind }) => kind === 'column');
  const sequences = parts.filter(({ kind, properties }) => kind === 'sequence' && !properties.internal);
  const isOwn = ({ kind, properties }: CatalogObject) =>
    kind !== 'column' && kind !== 'sequence' && !properties.inherited && !properties.attachedTo;
  const rank = ({ kind, properties }: CatalogObject) =>
    properties.class === 'foreign key' ? 2 : kind === 'constraint' ? 0 : kind === 'index' ? 1 : 3;
  const rest = parts.filter(isOwn).sort((a, b) => rank(a) - rank(b));
  return [
    ...sequences.flatMap((sequence) => createObject({ ...sequence, parent: null }, catalog, false) ?? []),
    head(table, columns),
    ...decoration(table),
    ...sequences.map(({ name, properties }) => `alter sequence ${name} owned by ${properties.ownedBy}`),
    ...columnExtras(table, catalog),
    ...rest.flatMap((part) => createObject(part, catalog) ?? []),
  ];
}
