import { z } from 'zod';
import { LatencyNumbers, type LatencySection } from './section-schemas';

const Interval = z.object({ value: z.number(), low: z.number(), high: z.number() });
const Point = z.object({ at: z.number(), n: z.number(), p50: z.number(), p95: z.number(), p99: z.number() });

const Evidence = z.object({
  limitMs: z.number().default(200),
  results: z
    .array(
      z.object({
        workload: z.string(),
        side: z.enum(['source', 'target']),
        stats: LatencyNumbers,
        series: z.array(Point).default([]),
      }),
    )
    .default([]),
  comparisons: z
    .array(
      z.object({
        workload: z.string(),
        ratios: z.object({ p95: Interval }),
        verdicts: z.object({ p95: z.enum(['faster', 'slower', 'unclear']) }),
      }),
    )
    .default([]),
  sweep: z.object({ knee: z.number().nullable() }).nullable().default(null),
});
type Evidence = z.infer<typeof Evidence>;

function read(evidence: unknown): Evidence | null {
  const parsed = Evidence.safeParse(evidence);
  return parsed.success ? parsed.data : null;
}

const numbers = (evidence: Evidence | null, workload: string, side: 'source' | 'target') =>
  evidence?.results.find((result) => result.workload === workload && result.side === side)?.stats ?? null;

/**
 * Before and after: what the latency step measured on both sides in one run, else the baseline taken earlier.
 * Null when neither step has evidence that can be read.
 */
export function readLatency(latency: unknown, baseline: unknown): LatencySection | null {
  const after = read(latency);
  const before = read(baseline);
  const main = after ?? before;
  if (!main) return null;
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
    series:
      after?.results.find((entry) => entry.workload === 'select1' && entry.side === 'target')?.series ?? [],
    knee: after?.sweep?.knee ?? null,
  };
}
