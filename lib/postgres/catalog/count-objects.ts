import type { Catalog } from './catalog';
import type { ObjectKind } from './catalog-object';

/** A role's defaults, and what holds objects or brings its own: a project has them before anything is deployed. */
const NOT_COUNTED: ReadonlySet<string> = new Set<ObjectKind>(['default privileges', 'schema', 'extension']);
/** The publication that a project brings, and the scratch build with it. */
const OF_PROJECT = 'supabase_realtime';

/** Whether an object is one of those that every sentence counts. */
export function isCounted({ kind, name }: { readonly kind: string; readonly name: string }): boolean {
  return !NOT_COUNTED.has(kind) && !(kind === 'publication' && name === OF_PROJECT);
}

/**
 * How many objects some catalogs hold together: the one count that every sentence states. A table's columns, constraints and
 * indexes count beside it.
 */
export function countObjects(catalogs: readonly Pick<Catalog, 'objects'>[]): number {
  const keys = new Set<string>();
  for (const { objects } of catalogs)
    for (const [key, object] of objects) if (isCounted(object)) keys.add(key);
  return keys.size;
}

/** What is compared beside the objects that are counted. */
export function countOthers({ objects }: Pick<Catalog, 'objects'>): number {
  return [...objects.values()].filter((object) => !isCounted(object)).length;
}
