import type { Catalog } from '../../catalog/catalog';
import type { CatalogObject } from '../../catalog/catalog-object';
import type { PropertyDifference } from '../difference';
import { normalLocale } from './normal-locale';
import { normalText } from './normal-text';

/** Properties that are SQL as Postgres prints it. */
const TEXTS: ReadonlySet<string> = new Set([
  'definition',
  'using',
  'check',
  'default',
  'generated',
  'partitionKey',
  'partitionBound',
  'tables',
]);

const MULTIRANGE_SINCE = 140000;
const UNLOGGED_SEQUENCES_SINCE = 150000;
const EXTRACT_NUMERIC_SINCE = 140000;
const CLOSED_PUBLIC_SINCE = 150000;
const IDENTITY_OF_PARTITIONS_SINCE = 170000;

interface Catalogs {
  readonly expected: Catalog;
  readonly actual: Catalog;
}

const EXTRACT_TYPES: readonly string[] = ['numeric', 'double precision'];

/** Until 14 schema `public` was the superuser’s and everybody might create in it. */
function isUntouchedPublic(
  object: CatalogObject,
  { name, expected, actual }: PropertyDifference,
  [one, other]: readonly [number, number],
): boolean {
  if (object.name !== 'public') return false;
  if (name === 'owner') return true;
  const settled = (text: string | null, version: number) =>
    version < CLOSED_PUBLIC_SINCE ? text?.replace('PUBLIC:CREATE,USAGE', 'PUBLIC:USAGE') : text;
  return name === 'privileges' && settled(expected, one) === settled(actual, other);
}

/** What a version makes of a statement by itself, whoever wrote it. */
function isOfTheVersion(
  object: CatalogObject,
  pair: PropertyDifference,
  versions: readonly [number, number],
): boolean {
  const { kind, properties } = object;
  const { name, expected, actual } = pair;
  const straddles = (since: number) => versions.some((v) => v < since) && versions.some((v) => v >= since);
  const [a, b] = versions.map((version) => Math.floor(version / 10000));
  if (name === 'version') return kind === 'extension' && a !== b;
  if (name === 'multirange') return straddles(MULTIRANGE_SINCE);
  if (name === 'persistence')
    return kind === 'sequence' && properties.ownedBy !== undefined && straddles(UNLOGGED_SEQUENCES_SINCE);
  if (name === 'identity')
    return properties.inherited !== undefined && straddles(IDENTITY_OF_PARTITIONS_SINCE);
  if (kind === 'schema') return straddles(CLOSED_PUBLIC_SINCE) && isUntouchedPublic(object, pair, versions);
  const isOfView = properties.of === 'view' || properties.of === 'materialized view';
  return (
    name === 'type' &&
    isOfView &&
    straddles(EXTRACT_NUMERIC_SINCE) &&
    [expected, actual].every((type) => EXTRACT_TYPES.includes(type ?? ''))
  );
}

/** Whether two values of a property say the same, each as the version of its server writes it. */
export function sameAcrossVersions(
  object: CatalogObject,
  difference: PropertyDifference,
  { expected: one, actual: other }: Catalogs,
): boolean {
  const { name, expected, actual } = difference;
  const versions = [one.serverVersion, other.serverVersion] as const;
  if (isOfTheVersion(object, difference, [...versions])) return true;
  if (expected === null || actual === null) return false;
  if (object.kind === 'collation' && name === 'locale' && object.properties.provider === 'icu')
    return normalLocale(expected) === normalLocale(actual);
  if (!TEXTS.has(name) && !(object.kind === 'text search' && name === 'options')) return false;
  const extractDiffers =
    Math.min(...versions) < EXTRACT_NUMERIC_SINCE && Math.max(...versions) >= EXTRACT_NUMERIC_SINCE;
  return normalText(expected, extractDiffers) === normalText(actual, extractDiffers);
}
