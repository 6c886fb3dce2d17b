import { type Document, isMap, isPair, isScalar, LineCounter, type Pair, type YAMLMap } from 'yaml';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { parseYaml } from '../../platform/yaml/parse-yaml';

/** A compose file as text and as nodes that know where they stand in that text. */
export interface ComposeDocument {
  readonly path: string;
  readonly text: string;
  readonly doc: Document.Parsed;
  /** 1-based line of an offset. */
  lineOf(offset: number): number;
}

/** Parses a compose file. Throws MUD-408 with the line for anything that is not valid YAML or not a mapping, MUD-831 for a bomb. */
export function parseCompose(path: string, text: string): ComposeDocument {
  const counter = new LineCounter();
  const doc = parseYaml(text, path, { lineCounter: counter, merge: true, prettyErrors: false });
  const lineOf = (offset: number) => counter.linePos(offset).line;
  const problem = doc.errors[0];
  if (problem) {
    const params = { path, line: lineOf(problem.pos[0]), detail: problem.message };
    throw new MudanzaError('MUD-408', { params, cause: problem });
  }
  if (!isMap(doc.contents) || !isMap(doc.contents.get('services', true)))
    throw new MudanzaError('MUD-408', { params: { path, line: 1, detail: 'no mapping called “services”' } });
  return { path, text, doc, lineOf };
}

/** Name of a pair's key, or null for keys that are no plain text. The merge key, a symbol to the parser, is `<<`. */
export function keyName(pair: unknown): string | null {
  if (!isPair(pair) || !isScalar(pair.key)) return null;
  const { value } = pair.key;
  if (typeof value === 'symbol') return value.description ?? null;
  return typeof value === 'string' ? value : null;
}

/** Offset of a pair's key in the text. */
export function keyOffset(pair: Pair): number {
  return isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
}

export function findPair(map: unknown, name: string): Pair | undefined {
  return isMap(map) ? map.items.find((pair) => keyName(pair) === name) : undefined;
}

/** The mapping of all services. */
export function servicesOf({ doc }: ComposeDocument): YAMLMap {
  const services = isMap(doc.contents) ? doc.contents.get('services', true) : undefined;
  if (!isMap(services)) throw new Error('parseCompose lets no document through without services.');
  return services;
}
