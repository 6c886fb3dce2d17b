import { type Catalog, objectKey } from '../catalog';
import type { CatalogObject, ObjectKind, ObjectProperties } from '../catalog-object';

/** Objects that stand in a schema of their own, and so have no parent. */
const ON_THEIR_OWN: ReadonlySet<ObjectKind> = new Set([
  'table',
  'foreign table',
  'view',
  'materialized view',
  'sequence',
  'function',
  'aggregate',
  'type',
  'domain',
  'schema',
  'extension',
  'publication',
  'default privileges',
  'cast',
  'conversion',
  'statistics',
  'event trigger',
]);

/** An object as the catalog reader gives it; what hangs on a table is of the table that its name begins with. */
export function objectOf(kind: ObjectKind, name: string, properties: ObjectProperties = {}): CatalogObject {
  const isPart = !ON_THEIR_OWN.has(kind);
  const parent = isPart ? name.slice(0, Math.max(name.lastIndexOf('.'), 0)) : null;
  return { kind, name, parent, properties };
}

/** A catalog of these objects, in their order. */
export function catalogOf(objects: readonly CatalogObject[], serverVersion = 170_004): Catalog {
  return { serverVersion, objects: new Map(objects.map((object) => [objectKey(object), object])) };
}
