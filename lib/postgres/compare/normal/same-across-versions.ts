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

/** Grants on `public` as since 15: the database's owner, who has all rights as pg_database_owner, left out. */
function settledPublic(text: string | null, { serverVersion, objects }: Catalog): string {
  const holder = objects.get('schema public')?.properties.databaseOwner;
  return (text ?? '')
    .split(' ')
    .map((grant) =>
      serverVersion < CLOSED_PUBLIC_SINCE && grant === 'PUBLIC:CREATE,USAGE' ? 'PUBLIC:USAGE' : grant,
    )
    .filter((grant) => grant !== `${holder}:CREATE,USAGE`)
    .join(' ');
}

/** Until 14 schema `public` was the superuser’s or the only user's, and everybody might create in it. */
function isUntouchedPublic(
  object: CatalogObject,
  { name, expected, actual }: PropertyDifference,
  catalogs: Catalogs,
): boolean {
  if (object.name !== 'public') return false;
  if (name === 'owner') return true;
  const [one, other] = [settledPublic(expected, catalogs.expected), settledPublic(actual, catalogs.actual)];
  return name === 'privileges' && one === other;
}

/** What a version makes of a statement by itself, whoever wrote it. */
function isOfTheVersion(object: CatalogObject, pair: PropertyDifference, catalogs: Catalogs): boolean {
  const { kind, properties } = object;
  const versions = [catalogs.expected.serverVersion, catalogs.actual.serverVersion];
  const { name, expected, actual } = pair;
  const straddles = (since: number) => versions.some((v) => v < since) && versions.some((v) => v >= since);
  const [a, b] = versions.map((version) => Math.floor(version / 10000));
  if (name === 'version') return kind === 'extension' && a !== b;
  if (name === 'multirange') return straddles(MULTIRANGE_SINCE);
  if (name === 'persistence')
    return kind === 'sequence' && properties.ownedBy !== undefined && straddles(UNLOGGED_SEQUENCES_SINCE);
  if (name === 'identity')
    return properties.inherited !== undefined && straddles(IDENTITY_OF_PARTITIONS_SINCE);
  if (kind === 'schema') return straddles(CLOSED_PUBLIC_SINCE) && isUntouchedPublic(object, pair, catalogs);
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
  catalogs: Catalogs,
): boolean {
  const { name, expected, actual } = difference;
  const versions = [catalogs.expected.serverVersion, catalogs.actual.serverVersion];
  if (isOfTheVersion(object, difference, catalogs)) return true;
  if (expected === null || actual === null) return false;
  if (object.kind === 'collation' && name === 'locale' && object.properties.provider === 'icu')
    return normalLocale(expected) === normalLocale(actual);
  if (!TEXTS.has(name) && !(object.kind === 'text search' && name === 'options')) return false;
  const extractDiffers =
    Math.min(...versions) < EXTRACT_NUMERIC_SINCE && Math.max(...versions) >= EXTRACT_NUMERIC_SINCE;
  return normalText(expected, extractDiffers) === normalText(actual, extractDiffers);
}
