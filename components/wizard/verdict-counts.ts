import type { Outcome, Verdict } from '@/lib/plan/step';

/** How many criteria of a run got each verdict. */
export function verdictCounts(criteria: readonly Outcome[]): Record<Verdict, number> {
  const count = (verdict: Verdict) => criteria.filter((one) => one.verdict === verdict).length;
  return { pass: count('pass'), warn: count('warn'), fail: count('fail'), unchecked: count('unchecked') };
}
