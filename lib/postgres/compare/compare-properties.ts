import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import type { CompareOptions } from './compare-options';
import type { PropertyDifference } from './difference';
import { sameAcrossVersions } from './normal/same-across-versions';

/** The privilege MAINTAIN came with 17; between different majors it says nothing. */
const MAINTAIN_SINCE = 170000;

/** Read for other comparisons and for mending; not compared by themselves. */
const HELPERS: ReadonlySet<string> = new Set(['position', 'of', 'class', 'signature', 'databaseOwner']);

function withoutMaintain(privileges: string): string {
  return privileges
    .replaceAll(/,?\bMAINTAIN\*?(?=,|\s|$)/g, '')
    .replaceAll(':,', ':')
    .replaceAll(/(?<!\S)(?:"(?:[^"]|"")+"|[^\s:]+):(?=\s|$)/g, '')
    .trim();
}

interface Catalogs {
  readonly expected: Catalog;
  readonly actual: Catalog;
}

function oldest({ expected, actual }: Catalogs): number {
  return Math.min(expected.serverVersion, actual.serverVersion);
}

/** Whether two lists of grants are the same, as far as both servers know the privileges. */
export function sameGrants(expected: string | null, actual: string | null, catalogs: Catalogs): boolean {
  if (oldest(catalogs) >= MAINTAIN_SINCE) return expected === actual;
  return withoutMaintain(expected ?? '') === withoutMaintain(actual ?? '');
}

/** A materialised view may hold rows although the file leaves it empty: somebody has refreshed it, as one must. */
function isRefreshed({ name, expected, actual }: PropertyDifference): boolean {
  return name === 'populated' && expected === 'no' && actual === null;
}

/** The properties of two objects of one name that are not the same, by name. */
export function compareProperties(
  expected: CatalogObject,
  actual: CatalogObject,
  catalogs: Catalogs,
  options: CompareOptions,
): PropertyDifference[] {
  const names = new Set([...Object.keys(expected.properties), ...Object.keys(actual.properties)]);
  return [...names]
    .filter((name) => !HELPERS.has(name) && !options.ignoredProperties?.includes(name))
    .sort()
    .map((name) => ({
      name,
      expected: expected.properties[name] ?? null,
      actual: actual.properties[name] ?? null,
    }))
    .filter((pair) => pair.expected !== pair.actual && !isRefreshed(pair))
    .filter((pair) => pair.name !== 'privileges' || !sameGrants(pair.expected, pair.actual, catalogs))
    .filter((pair) => !sameAcrossVersions(expected, pair, catalogs));
}
