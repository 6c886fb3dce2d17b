import { scanEnv } from './scan-env';

export interface EnvValue {
  /** References such as `${NAME}` followed, where the file defines them. */
  readonly value: string;
  /** Of the occurrence that counts: the last one. */
  readonly line: number;
  readonly occurrences: number;
}

const REFERENCE = /\$\{(\w+)(?::?-([^}]*))?\}|\$(\w+)/g;

function expand(raw: string, values: ReadonlyMap<string, string>, depth: number): string {
  if (depth > 8) return raw;
  return raw.replace(REFERENCE, (whole, braced?: string, fallback?: string, plain?: string) => {
    const value = values.get(braced ?? plain ?? '');
    if (value === undefined) return fallback ?? whole;
    return expand(value, values, depth + 1);
  });
}

/** Values of an env file by key as a program would get them: last occurrence, references followed. */
export function readEnv(text: string): Map<string, EnvValue> {
  const pairs = scanEnv(text);
  const raw = new Map(pairs.map((pair) => [pair.key, pair.value]));
  const found = new Map<string, EnvValue>();
  for (const pair of pairs) {
    const isLiteral = pair.quote === "'" || pair.quote === '`';
    found.set(pair.key, {
      value: isLiteral ? pair.value : expand(pair.value, raw, 0),
      line: pair.line,
      occurrences: (found.get(pair.key)?.occurrences ?? 0) + 1,
    });
  }
  return found;
}
