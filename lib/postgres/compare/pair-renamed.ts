import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import type { CatalogObject } from '../catalog/catalog-object';
import type { Difference } from './difference';
import { normalText } from './normal/normal-text';

const MAY_BE_RENAMED: ReadonlySet<string> = new Set(['constraint', 'index', 'trigger']);

/** What the object does, with its own name taken out of the text. */
function meaning(object: CatalogObject): string {
  const last = object.name.slice(object.name.lastIndexOf('.') + 1);
  const definition = (object.properties.definition ?? '').replace(` ${last} `, ' ');
  return JSON.stringify([object.kind, object.parent, normalText(definition)]);
}

/**
 * A missing and an extra constraint, index or trigger that do the same on the same table are one object under
 * another name: reported once, as renamed, since nothing but a statement that names it would notice.
 */
export function pairRenamed(
  differences: readonly Difference[],
  expected: Catalog,
  actual: Catalog,
): Difference[] {
  const extras = new Map<string, Difference>();
  for (const difference of differences) {
    const object = actual.objects.get(objectKey(difference));
    if (difference.change === 'extra' && object && MAY_BE_RENAMED.has(difference.kind))
      extras.set(meaning(object), difference);
  }
  const paired = new Set<Difference>();
  const result = differences.map((difference): Difference => {
    const object = expected.objects.get(objectKey(difference));
    if (difference.change !== 'missing' || !object || !MAY_BE_RENAMED.has(difference.kind)) return difference;
    const extra = extras.get(meaning(object));
    if (!extra || paired.has(extra)) return difference;
    paired.add(extra);
    const properties = [{ name: 'name', expected: difference.name, actual: extra.name }];
    return { ...difference, change: 'renamed', weight: 'warn', properties };
  });
  return result.filter((difference) => !paired.has(difference));
}
