import type { SweepLevel } from '../../plan/evidence/latency-evidence';

/** Of the throughput that perfect scaling would add, the least a level must bring to be worth its connections. */
const WORTHWHILE = 0.25;

/**
 * Number of connections after which more of them bring waiting rather than throughput: the last level before the
 * first whose gain is below a quarter of the ideal. Null when every level paid, or with fewer than two.
 */
export function findKnee(levels: readonly SweepLevel[]): number | null {
  for (let i = 1; i < levels.length; i += 1) {
    const [before, now] = [levels[i - 1], levels[i]];
    if (!before || !now) break;
    const ideal = before.throughput * (now.connections / before.connections - 1);
    if (now.throughput - before.throughput < WORTHWHILE * ideal) return before.connections;
  }
  return null;
}
