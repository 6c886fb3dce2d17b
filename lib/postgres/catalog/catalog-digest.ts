import { createHash } from 'node:crypto';
import type { Catalog } from './catalog';

/** SHA-256 (hex) of everything a catalog says, whatever the order it was read in. */
export function catalogDigest(catalog: Catalog): string {
  const hash = createHash('sha256');
  for (const key of [...catalog.objects.keys()].sort()) {
    const object = catalog.objects.get(key);
    hash.update(key);
    for (const name of Object.keys(object?.properties ?? {}).sort())
      hash.update(`\0${name}\0${object?.properties[name] ?? ''}`);
  }
  return hash.digest('hex');
}
