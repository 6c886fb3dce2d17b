import { type Catalog, objectKey } from '../catalog/catalog';
import type { CatalogObject, ObjectKind } from '../catalog/catalog-object';
import type { Difference, PropertyDifference } from './difference';

type Weight = Difference['weight'];

/** What neither a query nor a statement can notice: worth a look, and nothing breaks. */
const SOFT: ReadonlySet<string> = new Set([
  'comment',
  'indexComment',
  'owner',
  'version',
  'statistics',
  'indexStatistics',
  'target',
  'storage',
  'compression',
  'clustered',
  'toastOptions',
  'tablespace',
  'indexTablespace',
  'extensionDependency',
  'local',
]);

/** The weight of an object that is there and differs. */
export function weightOfDifferent(properties: readonly PropertyDifference[]): Weight {
  if (properties.every(({ name }) => name === 'version')) return 'note';
  return properties.every(({ name }) => SOFT.has(name)) ? 'warn' : 'fail';
}

const HOLD_ROWS_APART: ReadonlySet<string> = new Set(['unique', 'primary key', 'exclusion']);

/** Whether a column has to be given a value: by itself, or since its domain says so and fills nothing in. */
function mustBeGiven({ properties }: CatalogObject, { objects }: Catalog): boolean {
  if (properties.default || properties.identity || properties.generated) return false;
  if (properties.notNull) return true;
  const type = properties.type ?? '';
  const domain =
    objects.get(objectKey({ kind: 'domain', name: type })) ??
    objects.get(objectKey({ kind: 'domain', name: `public.${type}` }));
  return Boolean(domain?.properties.notNull) && !domain?.properties.default;
}

/** An extra thing that refuses or swallows rows the backend writes, or shows rows that were hidden. */
function breaksOrLeaks(object: CatalogObject, catalog: Catalog): boolean {
  const { kind, properties } = object;
  if (kind === 'rule') return /\bDO INSTEAD\b/.test(properties.definition ?? '');
  if (kind === 'policy') return properties.permissive === 'permissive';
  if (kind === 'constraint') return HOLD_ROWS_APART.has(properties.class ?? '');
  if (kind === 'index') return /^CREATE UNIQUE /.test(properties.definition ?? '');
  if (kind !== 'column' || (properties.of && properties.of !== 'foreign table')) return false;
  return mustBeGiven(object, catalog);
}

/** The weight of an object that nobody expected: by itself for the record, in a table to be looked at. */
export function weightOfExtra(object: CatalogObject, catalog: Catalog): Weight {
  if (object.parent === null) return 'note';
  return breaksOrLeaks(object, catalog) ? 'fail' : 'warn';
}

/** Of the whole database, not of a schema: that the target has more of them is none of the schema's business. */
export const DATABASE_WIDE: ReadonlySet<ObjectKind> = new Set([
  'extension',
  'language',
  'access method',
  'foreign data wrapper',
  'server',
  'user mapping',
  'transform',
  'publication',
  'event trigger',
]);
