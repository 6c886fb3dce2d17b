import type { CatalogObject } from './catalog-object';

/** The objects of some schemas of a database at one moment. */
export interface Catalog {
  /** `server_version_num`, e.g. 170004. */
  readonly serverVersion: number;
  /** Keyed by `objectKey`. */
  readonly objects: ReadonlyMap<string, CatalogObject>;
}

/** Key of an object in a catalog; `kind` and `name` together are unique. */
export function objectKey(object: Pick<CatalogObject, 'kind' | 'name'>): string {
  return `${object.kind} ${object.name}`;
}
