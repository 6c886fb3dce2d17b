import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import type { DeployRecord } from './deploy-record';

/** Names of relations, types and schemas that are in `after` only. */
function newNames(before: Catalog, after: Catalog): Set<string> {
  const names = new Set<string>();
  for (const [key, object] of after.objects)
    if (object.parent === null && !before.objects.has(key)) names.add(object.name);
  return names;
}

/** What happened between two readings of the same database. Pure; `rows` is filled in by the caller. */
export function recordChanges(before: Catalog, after: Catalog): Omit<DeployRecord, 'schemas' | 'rows'> {
  const names = newNames(before, after);
  const created: CatalogObject[] = [];
  const contents: string[] = [];
  const altered: CatalogObject[] = [];
  for (const [key, object] of after.objects) {
    const former = before.objects.get(key);
    if (!former) {
      if (object.parent !== null && names.has(object.parent)) contents.push(key);
      else created.push(object);
    } else if (JSON.stringify(former.properties) !== JSON.stringify(object.properties)) altered.push(former);
  }
  const removed = [...before.objects].flatMap(([key, object]) => (after.objects.has(key) ? [] : [object]));
  return { created, contents, altered, removed };
}
