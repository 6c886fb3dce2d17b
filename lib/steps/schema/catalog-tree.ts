import type { CatalogTree } from '../../plan/evidence/catalog-tree';
import type { Catalog } from '../../postgres/catalog/catalog';
import { OBJECT_KINDS } from '../../postgres/catalog/catalog-object';

/** Objects that are kept: what somebody looks through on a page. The files of the step have all of them. */
const MOST = 1_500;

/**
 * The objects of a catalog by name, without what Postgres says of them. Of a large one the columns and constraints go
 * first: its tables, views and functions are what people look for. Pure.
 */
export function catalogTree({ objects }: Catalog, most = MOST): CatalogTree {
  const place = new Map(OBJECT_KINDS.map((kind, index) => [kind, index]));
  const names = new Set([...objects.values()].map(({ name }) => name));
  const isInner = (parent: string | null) => parent !== null && names.has(parent) && parent.includes('.');
  const sorted = [...objects.values()].sort(
    (a, b) =>
      Number(isInner(a.parent)) - Number(isInner(b.parent)) ||
      (place.get(a.kind) ?? 0) - (place.get(b.kind) ?? 0) ||
      (a.name < b.name ? -1 : 1),
  );
  return {
    all: sorted.length,
    objects: sorted.slice(0, most).map(({ kind, name, parent }) => ({ kind, name, parent })),
  };
}
