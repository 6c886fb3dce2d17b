import { isMap, isScalar, type Pair } from 'yaml';
import { type ComposeDocument, findPair, servicesOf } from './compose-document';
import { removeItems, removePair } from './remove-nodes';
import { type Splice, startOfLine } from './splice';

export const LOCAL_PROFILE = 'local-db';

/** Option A: the service and the named volumes that only it mounts become comments. Null: it cannot be done. */
export function commentServiceOut(
  file: ComposeDocument,
  service: string,
  volumes: readonly string[],
): Splice[] | null {
  const services = servicesOf(file);
  const pair = findPair(services, service);
  const taken = pair ? removePair(file, services, pair, findPair(file.doc.contents, 'services')) : [];
  const dropped = dropVolumes(file, volumes);
  return taken && dropped && [...taken, ...dropped];
}

function dropVolumes(file: ComposeDocument, names: readonly string[]): Splice[] | null {
  const holder = findPair(file.doc.contents, 'volumes');
  const root = file.doc.contents;
  if (!holder || !isMap(holder.value) || !isMap(root)) return [];
  const pairs = names.flatMap((name) => findPair(holder.value, name) ?? []);
  if (pairs.length > 0 && pairs.length === holder.value.items.length) return removePair(file, root, holder);
  return removeItems(file, holder.value, pairs);
}

/** Offset right behind the colon of a pair's key. */
function afterColon(file: ComposeDocument, pair: Pair): number {
  const key = isScalar(pair.key) ? (pair.key.range?.[1] ?? 0) : 0;
  return file.text.indexOf(':', key) + 1;
}

/** Option B: the service stays, but starts only with `--profile local-db`. Null: it cannot be done. */
export function putBehindProfile(file: ComposeDocument, service: string): Splice[] | null {
  const pair = findPair(servicesOf(file), service);
  if (!pair) return [];
  const { value } = pair;
  if (!isMap(value)) return null;
  if (value.has('profiles')) return [];
  const line = `profiles: ["${LOCAL_PROFILE}"]`;
  const first = value.items[0];
  if (value.flow) {
    const brace = file.text.indexOf('{', afterColon(file, pair)) + 1;
    return [{ start: brace, end: brace, text: first ? `${line}, ` : line }];
  }
  if (!first || !isScalar(first.key)) return null;
  const at = startOfLine(file.text, first.key.range?.[0] ?? 0);
  const indent = file.text.slice(at, first.key.range?.[0] ?? 0);
  if (indent.trim() !== '') return null;
  const eol = file.text.includes('\r\n') ? '\r\n' : '\n';
  return [{ start: at, end: at, text: `${indent}${line}${eol}` }];
}
