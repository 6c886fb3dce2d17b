import {
  type Comparison,
  type ComparisonVerdict,
  type Interval,
  PERCENTS,
  type PercentileIntervals,
  type WorkloadId,
} from '../../plan/evidence/latency-evidence';
import { percentileIntervals, ratioIntervals } from './percentile-intervals';

const round = (value: number) => Math.round(value * 1000) / 1000;

function named(intervals: readonly Interval[]): PercentileIntervals {
  const [p50, p95, p99] = intervals.map(({ value, low, high }) => ({
    value: round(value),
    low: round(low),
    high: round(high),
  }));
  if (!p50 || !p95 || !p99) throw new Error('Three percentiles were asked for.');
  return { p50, p95, p99 };
}

function verdict({ low, high }: Interval): ComparisonVerdict {
  if (high < 1) return 'faster';
  return low > 1 ? 'slower' : 'unclear';
}

/** P50, P95 and P99 of the times (ms), each with its 95 % interval. */
export function intervalsOf(times: readonly number[]): PercentileIntervals {
  return named(percentileIntervals(times, PERCENTS));
}

/** Target over source with 95 % intervals; a difference is only claimed when the interval excludes 1. */
export function compareSides(
  workload: WorkloadId,
  source: readonly number[],
  target: readonly number[],
): Comparison {
  const ratios = named(ratioIntervals(source, target, PERCENTS));
  return {
    workload,
    ratios,
    verdicts: { p50: verdict(ratios.p50), p95: verdict(ratios.p95), p99: verdict(ratios.p99) },
  };
}
