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

/** An extra thing that refuses rows the backend writes, or shows rows that were hidden. */
function breaksOrLeaks({ kind, properties }: CatalogObject): boolean {
  if (kind === 'policy') return properties.permissive === 'permissive';
  if (kind === 'constraint') return HOLD_ROWS_APART.has(properties.class ?? '');
  if (kind === 'index') return /^CREATE UNIQUE /.test(properties.definition ?? '');
  if (kind !== 'column' || !properties.notNull || (properties.of && properties.of !== 'foreign table'))
    return false;
  return !properties.default && !properties.identity && !properties.generated;
}

/** The weight of an object that nobody expected: by itself for the record, in a table to be looked at. */
export function weightOfExtra(object: CatalogObject): Weight {
  if (object.parent === null) return 'note';
  return breaksOrLeaks(object) ? 'fail' : 'warn';
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
