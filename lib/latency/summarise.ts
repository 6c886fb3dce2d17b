import { type HistogramSlot, LatencyHistogram } from './latency-histogram';

/** One measured time: when it was meant to begin (ms since the epoch) and how long it took (ms). */
export interface Sample {
  readonly at: number;
  readonly ms: number;
}

/** What a set of times comes down to, in ms. `jitter` is the mean difference between one time and the next. */
export interface LatencyStats {
  readonly n: number;
  readonly min: number;
  readonly avg: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly jitter: number;
}

/** Percentiles of one slice of time; percentiles cannot be averaged, so each slice has its own. */
export interface SeriesPoint {
  /** Begin of the slice, ms since the epoch. */
  readonly at: number;
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface LatencySummary {
  readonly stats: LatencyStats;
  readonly series: readonly SeriesPoint[];
  readonly slots: readonly HistogramSlot[];
}

const SLICES = 60;
/** Three decimals of a ms: a microsecond, which is what the clock and the histogram are good for. */
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

function statsOf(samples: readonly Sample[], histogram: LatencyHistogram): LatencyStats {
  let [min, max, sum] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const { ms } of samples) {
    min = Math.min(min, ms);
    max = Math.max(max, ms);
    sum += ms;
  }
  // The histogram rounds up to its slot; a percentile above the greatest time would look like a mistake.
  const percentile = (percent: number) => round(Math.min(histogram.percentile(percent), max));
  return {
    n: samples.length,
    min: round(min),
    avg: round(sum / samples.length),
    p50: percentile(50),
    p95: percentile(95),
    p99: percentile(99),
    max: round(max),
    jitter: round(jitterOf(samples)),
  };
}

function seriesOf(samples: readonly Sample[]): SeriesPoint[] {
  const from = samples[0]?.at ?? 0;
  const width = Math.max(((samples.at(-1)?.at ?? from) - from + 1) / SLICES, 100);
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
      const { n, p50, p95, p99, max } = statsOf(members, histogramOf(members));
      return { at: Math.round(from + slice * width), n, p50, p95, p99, max };
    });
}

/** Statistics, development over time and distribution of the samples; null where nothing was measured. */
export function summarise(samples: readonly Sample[]): LatencySummary | null {
  if (samples.length === 0) return null;
  const histogram = histogramOf(samples);
  return { stats: statsOf(samples, histogram), series: seriesOf(samples), slots: histogram.slots() };
}
