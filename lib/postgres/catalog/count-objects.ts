import type { Catalog } from './catalog';
import type { ObjectKind } from './catalog-object';

const DEFAULTS: ObjectKind = 'default privileges';

/**
 * How many objects some catalogs hold together: the one count that every sentence states. A table's columns, constraints and
 * indexes count beside it; default privileges are a role's, and no objects.
 */
export function countObjects(
  catalogs: readonly Pick<Catalog, 'objects'>[],
  ignoredKinds: readonly ObjectKind[] = [],
): number {
  const keys = new Set<string>();
  for (const { objects } of catalogs)
    for (const [key, { kind }] of objects)
      if (kind !== DEFAULTS && !ignoredKinds.includes(kind)) keys.add(key);
  return keys.size;
}
