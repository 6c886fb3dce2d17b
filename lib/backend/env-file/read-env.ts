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

/** Characters that following references may cost for one file: they double with each line that names the one before twice. */
const MOST_EXPANDED = 4_000_000;

function expand(
  { value, isLiteral }: Raw,
  all: ReadonlyMap<string, Raw>,
  budget: { left: number },
  depth = 0,
): string {
  budget.left -= value.length;
  if (isLiteral || depth > 8) return value;
  return value.replace(REFERENCE, (whole, braced?: string, fallback?: string, plain?: string) => {
    const named = budget.left > 0 ? all.get(braced ?? plain ?? '') : undefined;
    return named ? expand(named, all, budget, depth + 1) : (fallback ?? whole);
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
  const budget = { left: MOST_EXPANDED };
  for (const pair of pairs) {
    found.set(pair.key, {
      value: expand(pair, all, budget),
      line: pair.line,
      occurrences: (found.get(pair.key)?.occurrences ?? 0) + 1,
    });
  }
  return found;
}
