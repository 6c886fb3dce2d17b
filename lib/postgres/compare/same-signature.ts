import { type Catalog, objectKey } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import type { Difference } from './difference';

function key({ name, properties }: CatalogObject): string {
  return `${name.slice(0, name.indexOf('('))}(${properties.signature})`;
}

/** The function that stands where this one would stand, under other names of its arguments or with another result. */
export function inPlaceOf(object: CatalogObject, { objects }: Catalog): CatalogObject | undefined {
  const same = objects.get(objectKey(object));
  if (same || object.kind !== 'function' || object.properties.signature === undefined) return same;
  return [...objects.values()].find((other) => other.kind === 'function' && key(other) === key(object));
}

/**
 * A missing and an extra function of one name that take the same types are one function for the server: told once, as
 * different, since to make the one is to replace the other.
 */
export function joinSignatures(
  differences: readonly Difference[],
  expected: Catalog,
  actual: Catalog,
): Difference[] {
  const extras = new Map<string, CatalogObject>();
  for (const difference of differences) {
    const object = actual.objects.get(objectKey(difference));
    if (difference.change === 'extra' && difference.kind === 'function' && object?.properties.signature)
      extras.set(key(object), object);
  }
  const taken = new Set<string>();
  const joined = differences.map((difference): Difference => {
    const wanted = expected.objects.get(objectKey(difference));
    const found = difference.change === 'missing' && wanted ? extras.get(key(wanted)) : undefined;
    if (difference.kind !== 'function' || !wanted || !found) return difference;
    taken.add(found.name);
    const definition = (object: CatalogObject) => object.properties.definition ?? null;
    const properties = [{ name: 'definition', expected: definition(wanted), actual: definition(found) }];
    return { ...difference, change: 'different', properties };
  });
  return joined.filter(
    ({ change, kind, name }) => change !== 'extra' || kind !== 'function' || !taken.has(name),
  );
}
