import { scanEnv } from './scan-env';

export interface EnvValue {
  /** References such as `${NAME}` followed, where the file defines them. */
  readonly value: string;
  /** Of the occurrence that counts: the last one. */
  readonly line: number;
  readonly occurrences: number;
}

const REFERENCE = /\$\{(\w+)(?::?-([^}]{0,300}))?\}|\$(\w+)/g;

interface Raw {
  readonly value: string;
  /** In single quotes or backticks nothing is a reference, whoever refers to it. */
  readonly isLiteral: boolean;
}

function expand({ value, isLiteral }: Raw, all: ReadonlyMap<string, Raw>, depth: number): string {
  if (isLiteral || depth > 8) return value;
  return value.replace(REFERENCE, (whole, braced?: string, fallback?: string, plain?: string) => {
    const named = all.get(braced ?? plain ?? '');
    return named ? expand(named, all, depth + 1) : (fallback ?? whole);
  });
}

/** Values of an env file by key as a program would get them: last occurrence, references followed. */
export function readEnv(text: string): Map<string, EnvValue> {
  const pairs = scanEnv(text).map((pair) => ({
    ...pair,
    isLiteral: pair.quote === "'" || pair.quote === '`',
  }));
  const all = new Map(pairs.map((pair) => [pair.key, pair]));
  const found = new Map<string, EnvValue>();
  for (const pair of pairs) {
    found.set(pair.key, {
      value: expand(pair, all, 0),
      line: pair.line,
      occurrences: (found.get(pair.key)?.occurrences ?? 0) + 1,
    });
  }
  return found;
}
