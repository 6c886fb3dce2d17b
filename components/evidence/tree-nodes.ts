import type { CatalogTree } from '@/lib/plan/evidence/catalog-tree';
import type { Comparison, MendableDifference } from '@/lib/plan/evidence/schema-verify-evidence';

/** What is told of an object that is not as it should be. */
export type NodeDifference = Pick<
  MendableDifference,
  'change' | 'weight' | 'properties' | 'mend' | 'hazard' | 'accepted'
>;

/** An object of the tree with what belongs to it. */
export interface TreeNode {
  /** `kind name`. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** What of it differs; empty for what is the same on both sides. */
  readonly differences: readonly NodeDifference[];
  readonly children: readonly TreeNode[];
  /** Whether it, or something in it, differs. */
  readonly isDifferent: boolean;
}

interface Known {
  readonly kind: string;
  readonly name: string;
  readonly parent: string | null;
  readonly differences: NodeDifference[];
}

const idOf = ({ kind, name }: Pick<Known, 'kind' | 'name'>) => `${kind} ${name}`;

/** Each object once: those that are there, and those that only a difference knows of. */
function knownObjects(tree: CatalogTree, comparison: Comparison): Known[] {
  const known = new Map<string, Known>();
  for (const object of tree.objects) known.set(idOf(object), { ...object, differences: [] });
  for (const { kind, name, parent, ...difference } of comparison.differences.first) {
    const id = idOf({ kind, name });
    const object = known.get(id) ?? { kind, name, parent, differences: [] };
    const { change, weight, properties, mend, hazard, accepted } = difference;
    object.differences.push({ change, weight, properties, mend, hazard, accepted });
    known.set(id, object);
  }
  return [...known.values()];
}

/**
 * The objects of a database as a tree, each with what of it differs: columns, indexes, triggers stand under their table;
 * what belongs to a schema alone stands at the top. Pure.
 */
export function treeNodes(tree: CatalogTree, comparison: Comparison): TreeNode[] {
  const objects = knownObjects(tree, comparison);
  const owners = new Set(objects.filter(({ kind }) => kind !== 'schema').map(({ name }) => name));
  const inside = new Map<string, Known[]>();
  const top: Known[] = [];
  for (const object of objects) {
    const { parent, name } = object;
    if (parent === null || parent === name || !owners.has(parent)) top.push(object);
    else inside.set(parent, [...(inside.get(parent) ?? []), object]);
  }
  // Only the one that a relation's name leads to first has children: an index may be called as its table is.
  const taken = new Set<string>();
  const nodeOf = (object: Known, depth: number): TreeNode => {
    const own = taken.has(object.name) || depth > 4 ? [] : (inside.get(object.name) ?? []);
    taken.add(object.name);
    const children = own.map((child) => nodeOf(child, depth + 1));
    return {
      id: idOf(object),
      kind: object.kind,
      name: object.name,
      differences: object.differences,
      children,
      isDifferent: object.differences.length > 0 || children.some((child) => child.isDifferent),
    };
  };
  return top.map((object) => nodeOf(object, 0));
}
