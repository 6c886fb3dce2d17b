import type { CatalogObject } from '../../catalog/catalog-object';
import { ownName } from '../../deploy/drop-statement';
import type { PropertyDifference } from '../difference';
import { addColumn } from './create-column';
import { continueNumbers } from './create-type';
import { parentClause, quoteText } from './object-clause';
import { storageOfType } from './storage-of-type';

/** Until 16 a generation expression could be dropped and never set; nobody has ever been able to set a dropped one. */
const SET_EXPRESSION_SINCE = 170000;

/** Until 15 SET STORAGE has no DEFAULT. */
const STORAGE_DEFAULT_SINCE = 160000;

/** What a column of a partition or an heir may have for itself. */
const OWN_OF_HEIRS: ReadonlySet<string> = new Set([
  'default',
  'notNull',
  'storage',
  'compression',
  'statistics',
  'options',
]);

/** A generated column is made anew: its values follow from the others, and it comes to stand last. */
function generateAgain(column: CatalogObject): string[] | null {
  const add = addColumn(column);
  if (!add || column.properties.inherited) return null;
  const drop = `alter ${parentClause(column)} drop column ${ownName(column)} restrict`;
  const { comment } = column.properties;
  return [drop, add, ...(comment ? [`comment on column ${column.name} is ${quoteText(comment)}`] : [])];
}

function identify(
  column: CatalogObject,
  alter: string,
  expected: string | null,
  actual: string | null,
): string[] {
  if (!expected) return [`${alter} drop identity`];
  if (actual) return [`${alter} set generated ${expected}`];
  const own = ownName(column);
  const table = column.parent ?? '';
  return [
    ...(column.properties.default ? [] : [`${alter} drop default`]),
    `${alter} set not null`,
    `${alter} add generated ${expected} as identity`,
    continueNumbers('', table, own).replace(
      "setval('',",
      `setval(pg_catalog.pg_get_serial_sequence(${quoteText(table)}, ${quoteText(own.replaceAll('"', ''))}),`,
    ),
  ];
}

/** Until 15 the storage of the type has to be named; null for types of which only the server knows it. */
function storeAs(
  { properties }: CatalogObject,
  alter: string,
  expected: string | null,
  serverVersion: number,
): string[] | null {
  const storage = serverVersion >= STORAGE_DEFAULT_SINCE ? 'default' : storageOfType(properties.type ?? '');
  const wanted = expected ?? storage;
  return wanted === null ? null : [`${alter} set storage ${wanted}`];
}

/** ALTER … ALTER COLUMN for one property; null where a person has to decide. */
export function alterColumn(
  column: CatalogObject,
  { name, expected, actual }: PropertyDifference,
  serverVersion: number,
): string[] | null {
  const own = ownName(column);
  const alter = `alter ${parentClause(column)} alter ${column.properties.of === 'type' ? 'attribute' : 'column'} ${own}`;
  const { type, collation } = column.properties;
  if (column.properties.inherited && !OWN_OF_HEIRS.has(name)) return null;
  switch (name) {
    case 'type':
    case 'collation': {
      if (column.properties.of === 'type') return [`${alter} type ${type}`];
      if (column.properties.of) return null;
      const collate = collation ? ` collate ${collation}` : '';
      const fallback = column.properties.default;
      return [
        ...(fallback ? [`${alter} drop default`] : []),
        `${alter} type ${type}${collate} using ${own}::${type}`,
        ...(fallback ? [`${alter} set default ${fallback}`] : []),
      ];
    }
    case 'notNull':
      return [`${alter} ${expected ? 'set' : 'drop'} not null`];
    case 'default':
      if (column.properties.identity || column.properties.generated) return [];
      return [expected ? `${alter} set default ${expected}` : `${alter} drop default`];
    case 'identity':
      return identify(column, alter, expected, actual);
    case 'generated':
      if (!expected) return [`${alter} drop expression`];
      return actual && serverVersion >= SET_EXPRESSION_SINCE
        ? [`${alter} set expression as (${expected})`]
        : generateAgain(column);
    case 'virtual':
      return generateAgain(column);
    case 'storage':
      return storeAs(column, alter, expected, serverVersion);
    case 'compression':
      return [`${alter} set compression ${expected ?? 'default'}`];
    case 'statistics':
      return [`${alter} set statistics ${expected ?? '-1'}`];
    case 'options': {
      const names = (actual ?? '').replaceAll(/=[^,]*/g, '');
      return [expected ? `${alter} set (${expected})` : `${alter} reset (${names})`];
    }
    default:
      return null;
  }
}
