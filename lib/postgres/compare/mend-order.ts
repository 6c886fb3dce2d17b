import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import { type CatalogObject, OBJECT_KINDS, type ObjectKind } from '../catalog/catalog-object';
import type { Difference } from './difference';
import { mentions } from './mend/dependants';

/** What nobody expected and hangs on tables is in the way of other mends: it goes first, and the rest of it last. */
const GOES_FIRST: ReadonlySet<ObjectKind> = new Set([
  'event trigger',
  'publication',
  'policy',
  'trigger',
  'rule',
  'view',
  'materialized view',
  'statistics',
  'index',
  'constraint',
]);

const RELATIONS: readonly string[] = ['view', 'materialized view'];

/** Views are of one kind here, since each may be made of the other. */
const place = (kind: ObjectKind) => OBJECT_KINDS.indexOf(kind === 'materialized view' ? 'view' : kind);

function stage({ change, kind }: Difference): number {
  if (change !== 'extra') return 1;
  return GOES_FIRST.has(kind) ? 0 : 2;
}

/** Of one kind, what others stand on comes first: keys before foreign keys, columns in their order, parents before heirs. */
function within(object: CatalogObject | undefined): number {
  const { properties, kind } = object ?? {};
  if (kind === 'constraint') return properties?.class === 'foreign key' ? 1 : 0;
  if (kind === 'column')
    return (
      Number(properties?.position ?? 0) +
      (properties?.generated ? 10_000 : 0) +
      (properties?.inherited ? 100_000 : 0)
    );
  return 0;
}

type References = ReadonlyMap<string, readonly string[]>;

/** The foreign keys of each table, as Postgres writes them. */
function referencesIn(catalog: Catalog): References {
  const found = new Map<string, string[]>();
  for (const { kind, parent, properties } of catalog.objects.values()) {
    if (kind !== 'constraint' || parent === null || properties.class !== 'foreign key') continue;
    found.set(parent, [...(found.get(parent) ?? []), properties.definition ?? '']);
  }
  return found;
}

/** Whether what `object` is made of names `other`. */
function standsOn(
  object: CatalogObject | undefined,
  other: CatalogObject | undefined,
  references: References,
): boolean {
  if (!object || !other || object === other) return false;
  if (RELATIONS.includes(object.kind)) return mentions(object.properties.definition, other.name);
  const names = [object.properties.parents, ...(references.get(object.name) ?? [])];
  return object.kind === 'table' && names.some((text) => mentions(text, other.name));
}

/** Each after those it stands on, otherwise in the order they have. */
function afterTheirs(
  differences: readonly Difference[],
  objectOf: (difference: Difference) => CatalogObject | undefined,
  references: References,
): Difference[] {
  const found: Difference[] = [];
  const open = new Set<Difference>();
  const among = (kinds: readonly string[]) => differences.filter(({ kind }) => kinds.includes(kind));
  const [views, tables] = [among(RELATIONS), among(['table'])];
  const take = (difference: Difference) => {
    if (open.has(difference)) return;
    open.add(difference);
    const others = RELATIONS.includes(difference.kind) ? views : difference.kind === 'table' ? tables : [];
    for (const other of others) if (standsOn(objectOf(difference), objectOf(other), references)) take(other);
    found.push(difference);
  };
  for (const difference of differences) take(difference);
  return found;
}

/** More than these nobody mends by hand, and to ask each of each would take long. */
const MOST = 500;

/** The differences in an order in which their mends can be run one after the other. */
export function inMendOrder(
  differences: readonly Difference[],
  expected: Catalog,
  actual: Catalog,
): Difference[] {
  const objectOf = (difference: Difference) =>
    (difference.change === 'extra' ? actual : expected).objects.get(objectKey(difference));
  const sorted = differences
    .map((difference) => ({
      difference,
      rank: [place(difference.kind), within(objectOf(difference))] as const,
    }))
    .sort(
      (a, b) =>
        a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || (a.difference.name < b.difference.name ? -1 : 1),
    )
    .map(({ difference }) => difference);
  const isExtra = ({ change }: Difference) => change === 'extra';
  const inOrder = (list: readonly Difference[], catalog: Catalog) =>
    list.length > MOST ? list : afterTheirs(list, objectOf, referencesIn(catalog));
  const coming = inOrder(
    sorted.filter((one) => !isExtra(one)),
    expected,
  );
  // What goes, goes the other way round.
  const going = [...inOrder(sorted.filter(isExtra), actual)].reverse();
  const of = (wanted: number) => going.filter((one) => stage(one) === wanted);
  return [...of(0), ...coming, ...of(2)];
}
