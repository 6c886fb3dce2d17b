import { gunzipSync, gzipSync } from 'node:zlib';
import type { Catalog } from './catalog';
import { objectKey } from './catalog';
import type { CatalogObject } from './catalog-object';

interface Stored {
  readonly serverVersion: number;
  readonly objects: readonly CatalogObject[];
}

/** A catalog as gzipped JSON, to be kept as an artifact. */
export function packCatalog(catalog: Catalog): Uint8Array {
  const stored: Stored = { serverVersion: catalog.serverVersion, objects: [...catalog.objects.values()] };
  return gzipSync(JSON.stringify(stored));
}

/** Reads what `packCatalog` wrote. */
export function unpackCatalog(content: Uint8Array): Catalog {
  const stored: Stored = JSON.parse(gunzipSync(content).toString('utf8'));
  return {
    serverVersion: stored.serverVersion,
    objects: new Map(stored.objects.map((object) => [objectKey(object), object])),
  };
}
