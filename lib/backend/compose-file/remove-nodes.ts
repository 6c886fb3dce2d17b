import {
  isAlias,
  isCollection,
  isPair,
  isScalar,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type ComposeDocument, keyOffset } from './compose-document';
import { commentLines, type Splice, startOfLine } from './splice';

/** End of what a node says, without the comments and blank lines behind it. */
function contentEnd(node: unknown): number | null {
  if (isCollection(node) && !node.flow) {
    const last: unknown = node.items.at(-1);
    return isPair(last) ? pairEnd(last) : contentEnd(last);
  }
  if (isScalar(node) || isAlias(node) || isCollection(node)) return node.range?.[1] ?? null;
  return null;
}

function pairEnd(pair: Pair): number {
  const key = isScalar(pair.key) ? (pair.key.range?.[1] ?? 0) : 0;
  return Math.max(contentEnd(pair.value) ?? 0, key);
}

function offsetOf(item: unknown): number {
  return isPair(item) ? keyOffset(item) : ((item as Node).range?.[0] ?? 0);
}

function endOf(item: unknown): number {
  return isPair(item) ? pairEnd(item) : (contentEnd(item) ?? offsetOf(item));
}

/** Takes items out of `[a, b, c]` or `{a: 1, b: 2}`, each with one of the commas beside it. */
function removeFromFlow(text: string, collection: YAMLMap | YAMLSeq, items: readonly unknown[]): Splice[] {
  const all: readonly unknown[] = collection.items;
  const kept = all.filter((item) => !items.includes(item));
  const first = all[0];
  const last = all.at(-1);
  if (kept.length === 0) return [{ start: offsetOf(first), end: endOf(last), text: '' }];
  return items.map((item) => {
    const at = all.indexOf(item);
    const next = all[at + 1];
    const hasKeptBefore = all.slice(0, at).some((other) => kept.includes(other));
    if (!hasKeptBefore && next !== undefined) return { start: offsetOf(item), end: offsetOf(next), text: '' };
    const comma = text.lastIndexOf(',', offsetOf(item));
    return { start: comma, end: endOf(item), text: '' };
  });
}

/** True when only white space or a list dash precedes the offset on its line. */
function startsItsLine(text: string, offset: number): boolean {
  return /^[ ]*(?:- *)?$/.test(text.slice(startOfLine(text, offset), offset));
}

/** Takes items out of a collection: flow items are cut, lines of block items become comments. Null: it cannot. */
export function removeItems(
  { text }: ComposeDocument,
  collection: YAMLMap | YAMLSeq,
  items: readonly unknown[],
): Splice[] | null {
  if (items.length === 0) return [];
  if (collection.flow) return removeFromFlow(text, collection, items);
  if (!items.every((item) => startsItsLine(text, offsetOf(item)))) return null;
  return items.map((item) => commentLines(text, offsetOf(item), endOf(item)));
}

/** Takes a pair out of its mapping; an emptied block mapping would read as null, so `{}` is left in its place. */
export function removePair(
  file: ComposeDocument,
  map: YAMLMap,
  pair: Pair,
  keepEmpty?: Pair,
): Splice[] | null {
  const removed = removeItems(file, map, [pair]);
  if (!removed || !keepEmpty || map.flow || map.items.length > 1) return removed;
  const key = isScalar(keepEmpty.key) ? (keepEmpty.key.range?.[1] ?? 0) : 0;
  const colon = file.text.indexOf(':', key) + 1;
  return [...removed, { start: colon, end: colon, text: ' {}' }];
}
