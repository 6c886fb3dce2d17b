import type { Node17 } from '@supabase/pg-parser/17/types';

/** The text of a String node, or an empty text. */
export function stringOf(node: Node17 | undefined): string {
  return node && 'String' in node ? (node.String.sval ?? '') : '';
}

/** A dotted name given as a list of String nodes: `['public', 'citext']`. */
export function nameParts(nodes: readonly Node17[] | undefined): string[] {
  return (nodes ?? []).map(stringOf).filter((part) => part !== '');
}

/** Names that DROP, COMMENT and the like give: lists of strings, type names or routines with arguments. */
export function objectNameParts(node: Node17 | undefined): string[] {
  if (!node) return [];
  if ('List' in node) return nameParts(node.List.items);
  if ('TypeName' in node) return nameParts(node.TypeName.names);
  if ('ObjectWithArgs' in node) return nameParts(node.ObjectWithArgs.objname);
  const single = stringOf(node);
  return single ? [single] : [];
}
