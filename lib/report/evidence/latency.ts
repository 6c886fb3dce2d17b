import type { LatencyEvidence } from '../../plan/evidence/latency-evidence';
import type { LatencyNumbers, LatencySection } from './section-schemas';

function numbers(
  evidence: LatencyEvidence | null,
  workload: string,
  side: 'source' | 'target',
): LatencyNumbers | null {
  const own = evidence?.results.find((result) => result.workload === workload && result.side === side);
  if (!own) return null;
  const { jitter: _, ...stats } = own.stats;
  return stats;
}

/**
 * Before and after: what the latency step measured on both sides in one run, else the baseline taken earlier.
 * Null when neither step has evidence.
 */
export function readLatency(
  after: LatencyEvidence | null,
  before: LatencyEvidence | null,
): LatencySection | null {
  const main = after ?? before;
  if (!main) return null;
  const probe = after?.results.find((entry) => entry.workload === 'select1' && entry.side === 'target');
  const names = new Set(
    [...(after?.results ?? []), ...(before?.results ?? [])].map((entry) => entry.workload),
  );
  return {
    limitMs: main.limitMs,
    workloads: [...names].map((workload) => {
      const compared = after?.comparisons.find((entry) => entry.workload === workload);
      return {
        workload,
        before: numbers(after, workload, 'source') ?? numbers(before, workload, 'source'),
        after: numbers(after, workload, 'target'),
        ratio: compared?.ratios.p95 ?? null,
        verdict: compared?.verdicts.p95 ?? null,
      };
    }),
    series: (probe?.series ?? []).map(({ at, n, p50, p95, p99 }) => ({ at, n, p50, p95, p99 })),
    knee: after?.sweep?.knee ?? null,
  };
}
