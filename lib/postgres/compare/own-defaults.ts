import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { sameGrants } from './compare-properties';
import type { Difference } from './difference';
import { builtInDefaults } from './mend/creation-privileges';

/** What the connected role itself grants on its future objects; of other roles only the presence is compared. */
export function isOwnDefault({ kind, name }: CatalogObject): boolean {
  return kind === 'default privileges' && name.startsWith('@self ');
}

/** The privileges in force: without an entry of its own a role grants what Postgres always grants. */
function inForce(catalog: Catalog, key: string, name: string): string | null {
  const object = catalog.objects.get(key);
  return (object ? object.properties.privileges : builtInDefaults(name)) ?? null;
}

/** Own default privileges that differ, an entry that is missing on one side counted as what it stands for. */
export function defaultPrivilegeDifferences(
  expected: Catalog,
  actual: Catalog,
  isIgnored: (object: CatalogObject) => boolean,
): Difference[] {
  const all = new Map([...expected.objects, ...actual.objects]);
  const catalogs = { expected, actual };
  return [...all].flatMap(([key, object]): Difference[] => {
    if (!isOwnDefault(object) || isIgnored(object)) return [];
    const pair = { expected: inForce(expected, key, object.name), actual: inForce(actual, key, object.name) };
    if (sameGrants(pair.expected, pair.actual, catalogs)) return [];
    const { kind, name, parent } = object;
    const properties = [{ name: 'privileges', ...pair }];
    return [{ change: 'different', kind, name, parent, weight: 'fail', properties, contained: 0 }];
  });
}
