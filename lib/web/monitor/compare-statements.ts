import type { StatementCost } from './read-statements';

type Cost = Pick<StatementCost, 'calls' | 'meanMs' | 'totalMs'>;

export interface StatementChange {
  readonly query: string;
  /** Null where the side did not run it, or not often enough to be remembered. */
  readonly before: Cost | null;
  readonly after: Cost | null;
}

/** Both servers number statements in their own way: what is the same is told by the text, but for space and case. */
const keyOf = ({ query }: StatementCost) => query.replaceAll(/\s+/g, ' ').trim().toLowerCase();

function summed(statements: readonly StatementCost[]): Map<string, StatementCost> {
  const sums = new Map<string, StatementCost>();
  for (const one of statements) {
    const known = sums.get(keyOf(one));
    const calls = one.calls + (known?.calls ?? 0);
    const totalMs = one.totalMs + (known?.totalMs ?? 0);
    sums.set(keyOf(one), {
      query: known?.query ?? one.query,
      calls,
      totalMs,
      meanMs: totalMs / Math.max(1, calls),
    });
  }
  return sums;
}

/** Statements of both sides beside one another: those that cost most on the target first, then those of the source only. Pure. */
export function compareStatements(
  source: readonly StatementCost[],
  target: readonly StatementCost[],
  most = 20,
): StatementChange[] {
  const [before, after] = [summed(source), summed(target)];
  const changes = [...new Set([...after.keys(), ...before.keys()])].map((key) => {
    const [was, is] = [before.get(key) ?? null, after.get(key) ?? null];
    return { query: (is ?? was)?.query ?? key, before: was, after: is };
  });
  const weight = ({ before: was, after: is }: StatementChange) => is?.totalMs ?? (was?.totalMs ?? 0) / 1e9;
  return changes.sort((a, b) => weight(b) - weight(a)).slice(0, most);
}
