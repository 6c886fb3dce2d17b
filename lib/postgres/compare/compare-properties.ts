import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import type { CompareOptions } from './compare-options';
import type { PropertyDifference } from './difference';

/** The privilege MAINTAIN came with 17; between different majors it says nothing. */
const MAINTAIN_SINCE = 170000;

/** Read for the comparison of column order and for mending; not compared by themselves. */
const HELPERS: ReadonlySet<string> = new Set(['position', 'of', 'class']);

function withoutMaintain(privileges: string): string {
  return privileges.replaceAll(/,?\bMAINTAIN\*?(?=,|\s|$)/g, '').replaceAll(':,', ':');
}

/** The properties of two objects of one name that are not the same, by name. */
export function compareProperties(
  expected: CatalogObject,
  actual: CatalogObject,
  catalogs: { readonly expected: Catalog; readonly actual: Catalog },
  options: CompareOptions,
): PropertyDifference[] {
  const isOld = Math.min(catalogs.expected.serverVersion, catalogs.actual.serverVersion) < MAINTAIN_SINCE;
  const names = new Set([...Object.keys(expected.properties), ...Object.keys(actual.properties)]);
  const value = (object: CatalogObject, name: string) => {
    const found = object.properties[name] ?? null;
    return found !== null && name === 'privileges' && isOld ? withoutMaintain(found) : found;
  };
  return [...names]
    .filter((name) => !HELPERS.has(name) && !options.ignoredProperties?.includes(name))
    .sort()
    .map((name) => ({ name, expected: value(expected, name), actual: value(actual, name) }))
    .filter((pair) => pair.expected !== pair.actual);
}
