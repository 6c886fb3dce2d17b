import type { Catalog } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import { columnOrderDifferences } from './column-order';
import type { CompareOptions } from './compare-options';
import { compareProperties } from './compare-properties';
import type { Difference } from './difference';
import { inMendOrder } from './mend-order';
import { defaultPrivilegeDifferences, isOwnDefault } from './own-defaults';
import { pairRenamed } from './pair-renamed';
import { joinSignatures } from './same-signature';
import { DATABASE_WIDE, weightOfDifferent, weightOfExtra } from './weights';

/** Parents (`kind name` is not known from the child) that are wholly absent from the other side, by name. */
function absentNames(here: Catalog, there: Catalog): Set<string> {
  const names = new Set<string>();
  for (const [key, object] of here.objects)
    if (!there.objects.has(key) && object.kind !== 'column') names.add(object.name);
  for (const [key, object] of here.objects)
    if (there.objects.has(key) && object.kind !== 'column') names.delete(object.name);
  return names;
}

function onlyIn(
  here: Catalog,
  there: Catalog,
  change: 'missing' | 'extra',
  isIgnored: (object: CatalogObject) => boolean,
): Difference[] {
  const absent = absentNames(here, there);
  const contained = new Map<string, number>();
  const found: CatalogObject[] = [];
  for (const [key, object] of here.objects) {
    if (there.objects.has(key) || isIgnored(object) || isOwnDefault(object)) continue;
    if (object.parent !== null && absent.has(object.parent))
      contained.set(object.parent, (contained.get(object.parent) ?? 0) + 1);
    else if (change === 'missing' || !DATABASE_WIDE.has(object.kind)) found.push(object);
  }
  return found.map((object) => ({
    change,
    kind: object.kind,
    name: object.name,
    parent: object.parent,
    weight: change === 'missing' ? 'fail' : weightOfExtra(object, here),
    properties: [],
    contained: contained.get(object.name) ?? 0,
  }));
}

function differing(
  expected: Catalog,
  actual: Catalog,
  options: CompareOptions,
  isIgnored: (object: CatalogObject) => boolean,
): Difference[] {
  const found: Difference[] = [];
  for (const [key, object] of expected.objects) {
    const other = actual.objects.get(key);
    if (!other || isIgnored(object) || isOwnDefault(object)) continue;
    const properties = compareProperties(object, other, { expected, actual }, options);
    if (properties.length === 0) continue;
    const { kind, name, parent } = object;
    found.push({
      change: 'different',
      kind,
      name,
      parent,
      weight: weightOfDifferent(properties),
      properties,
      contained: 0,
    });
  }
  return found;
}

/**
 * Everything in which `actual` is not `expected`, in the order in which it can be mended. Objects are matched by kind and
 * qualified name, so OIDs, creation order and other schemas do not count. Of a missing or extra object only
 * the object is listed, with the number of things in it.
 */
export function compareCatalogs(
  expected: Catalog,
  actual: Catalog,
  options: CompareOptions = {},
): Difference[] {
  const isIgnored = (object: CatalogObject) => options.ignoredKinds?.includes(object.kind) ?? false;
  const differences = [
    ...onlyIn(expected, actual, 'missing', isIgnored),
    ...differing(expected, actual, options, isIgnored),
    ...columnOrderDifferences(expected, actual),
    ...defaultPrivilegeDifferences(expected, actual, isIgnored),
    ...onlyIn(actual, expected, 'extra', isIgnored),
  ];
  // Between two moments of one database it is known which of the two was dropped and which was made.
  const joined = options.isBeforeAndAfter ? differences : joinSignatures(differences, expected, actual);
  return inMendOrder(pairRenamed(joined, expected, actual, options), expected, actual);
}
