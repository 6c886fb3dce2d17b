import { isAlias, isMap, isPair, isScalar, isSeq, type Pair, visit, type YAMLMap } from 'yaml';
import { type ComposeDocument, keyName } from './compose-document';
import { removeItems, removePair } from './remove-nodes';
import type { Splice } from './splice';

interface Pruned {
  readonly splices: readonly Splice[];
  /** Nothing would be left, so whoever holds the value has to drop it. */
  readonly isEmptied: boolean;
}

const NOTHING: Pruned = { splices: [], isEmptied: false };

/** Raised inside this file when an edit by lines is not possible. */
class CannotEdit extends Error {}

function need(splices: Splice[] | null): Splice[] {
  if (!splices) throw new CannotEdit();
  return splices;
}

function names(item: unknown, service: string): boolean {
  if (isPair(item)) return keyName(item) === service;
  return isScalar(item) && (item.value === service || String(item.value).startsWith(`${service}:`));
}

/** What has to go from a mapping: pairs named like the service, and merges that would be empty without it. */
function pruneMap(file: ComposeDocument, map: YAMLMap, service: string): Pruned {
  const removed: unknown[] = [];
  const splices: Splice[] = [];
  for (const pair of map.items) {
    const merged = keyName(pair) === '<<' ? prune(file, pair.value, service) : NOTHING;
    if (names(pair, service) || merged.isEmptied) removed.push(pair);
    else splices.push(...merged.splices);
  }
  if (removed.length > 0 && removed.length === map.items.length) return { splices: [], isEmptied: true };
  return { splices: [...splices, ...need(removeItems(file, map, removed))], isEmptied: false };
}

/** Takes the service out of a `depends_on` or `links` value, wherever an alias says that it is written. */
function prune(file: ComposeDocument, value: unknown, service: string): Pruned {
  if (isAlias(value)) return prune(file, value.resolve(file.doc), service);
  if (isMap(value)) return pruneMap(file, value, service);
  if (!isSeq(value)) return NOTHING;
  const hits = value.items.filter((item) => names(item, service));
  if (hits.length === 0) return NOTHING;
  if (hits.length === value.items.length) return { splices: [], isEmptied: true };
  return { splices: need(removeItems(file, value, hits)), isEmptied: false };
}

function pruneOwner(
  file: ComposeDocument,
  pair: Pair,
  ancestors: readonly unknown[],
  service: string,
): readonly Splice[] {
  const { splices, isEmptied } = prune(file, pair.value, service);
  if (!isEmptied) return splices;
  const [holder, map] = [ancestors.at(-2), ancestors.at(-1)];
  if (!isMap(map)) throw new CannotEdit();
  return need(removePair(file, map, pair, isPair(holder) ? holder : undefined));
}

/** The edits that stop every service from waiting for (or linking to) the named one. Null: they cannot be made. */
export function pruneWaits(file: ComposeDocument, service: string): Splice[] | null {
  const splices: Splice[] = [];
  try {
    visit(file.doc, {
      Pair(_, pair, ancestors) {
        const name = keyName(pair);
        if (name !== 'depends_on' && name !== 'links') return;
        splices.push(...pruneOwner(file, pair, ancestors, service));
      },
    });
  } catch (error) {
    if (error instanceof CannotEdit) return null;
    throw error;
  }
  return splices;
}
