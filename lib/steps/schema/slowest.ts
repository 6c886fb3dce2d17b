import type { StatementTime } from '../../postgres/deploy/deploy-statement';

/** The ten statements that took longest, longest first; times are rounded to a hundredth of a ms. */
export function slowest(times: readonly StatementTime[]): StatementTime[] {
  return [...times]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 10)
    .map((time) => ({ ...time, ms: Math.round(time.ms * 100) / 100 }));
}
