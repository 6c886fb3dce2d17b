import type { ObjectName } from '../../plan/evidence/schema-preview-evidence';
import type { Catalog } from '../../postgres/catalog/catalog';
import { objectKey } from '../../postgres/catalog/catalog';
import type { CatalogObject } from '../../postgres/catalog/catalog-object';
import type { Difference } from '../../postgres/compare/difference';

/** What a deploy will meet on the target, from what the file builds and what is there. */
export interface Encounter {
  /** Objects that the deploy will make. */
  readonly toCreate: readonly ObjectName[];
  readonly alreadyThere: readonly ObjectName[];
  /** There already, under the same name, and something else. */
  readonly clashes: readonly Difference[];
}

const name = ({ kind, name: text }: CatalogObject): ObjectName => ({ kind, name: text });

/** Compares the build with the target before the deploy. Pure; default privileges are not objects to create. */
export function describeEncounter(
  built: Catalog,
  target: Catalog,
  differences: readonly Difference[],
): Encounter {
  const objects = [...built.objects.values()].filter(({ kind }) => kind !== 'default privileges');
  const isThere = (object: CatalogObject) => target.objects.has(objectKey(object));
  return {
    toCreate: objects.filter((object) => !isThere(object)).map(name),
    alreadyThere: objects.filter(isThere).map(name),
    clashes: differences.filter(({ change }) => change === 'different'),
  };
}
