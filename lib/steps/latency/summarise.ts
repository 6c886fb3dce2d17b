import type { LatencyStats, LatencySummary, SeriesPoint } from '../../plan/evidence/latency-evidence';
import { LatencyHistogram } from './latency-histogram';
import { sortedPercentile } from './resampler';

/** One measured time: when it was meant to begin (ms since the epoch) and how long it took (ms). */
export interface Sample {
  readonly at: number;
  readonly ms: number;
}

const MOST_SLICES = 60;
/** Fewer times than this in a slice, and its P95 and P99 would be the same one. */
const LEAST_IN_SLICE = 20;
/** Three decimals of a ms: a microsecond, which is what the clock is good for. */
const round = (ms: number) => Math.round(ms * 1000) / 1000;

function histogramOf(samples: readonly Sample[]): LatencyHistogram {
  const histogram = new LatencyHistogram();
  for (const sample of samples) histogram.record(sample.ms);
  return histogram;
}

function jitterOf(samples: readonly Sample[]): number {
  let sum = 0;
  for (let i = 1; i < samples.length; i += 1) {
    sum += Math.abs((samples[i]?.ms ?? 0) - (samples[i - 1]?.ms ?? 0));
  }
  return samples.length > 1 ? sum / (samples.length - 1) : 0;
}

/** From the times themselves: they are all at hand, so nothing need be lost to a histogram's rounding. */
function statsOf(samples: readonly Sample[]): LatencyStats {
  const sorted = Float64Array.from(samples, ({ ms }) => ms).sort();
  const sum = sorted.reduce((all, ms) => all + ms, 0);
  return {
    n: samples.length,
    min: round(sorted[0] ?? 0),
    avg: round(sum / samples.length),
    p50: round(sortedPercentile(sorted, 50)),
    p95: round(sortedPercentile(sorted, 95)),
    p99: round(sortedPercentile(sorted, 99)),
    max: round(sorted.at(-1) ?? 0),
    jitter: round(jitterOf(samples)),
  };
}

function seriesOf(samples: readonly Sample[]): SeriesPoint[] {
  const from = samples[0]?.at ?? 0;
  const slicesWanted = Math.min(MOST_SLICES, Math.max(1, Math.floor(samples.length / LEAST_IN_SLICE)));
  const width = ((samples.at(-1)?.at ?? from) - from + 1) / slicesWanted;
  const slices = new Map<number, Sample[]>();
  for (const sample of samples) {
    const slice = Math.floor((sample.at - from) / width);
    const members = slices.get(slice) ?? [];
    members.push(sample);
    slices.set(slice, members);
  }
  return [...slices.entries()]
    .sort(([a], [b]) => a - b)
    .map(([slice, members]) => {
      const { n, p50, p95, p99, max } = statsOf(members);
      return { at: Math.round(from + slice * width), n, p50, p95, p99, max };
    });
}

/** Statistics, development over time and distribution of the samples; null where nothing was measured. */
export function summarise(samples: readonly Sample[]): LatencySummary | null {
  if (samples.length === 0) return null;
  return { stats: statsOf(samples), series: seriesOf(samples), slots: histogramOf(samples).slots() };
}
