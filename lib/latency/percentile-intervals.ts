import { type Interval, RESAMPLES, Resampler, sortedPercentile, toInterval } from './resampler';

/** Repeats `statistics` on fresh resamples and pairs each estimate with the middle 95 % of its repetitions. */
function bootstrap(estimates: readonly number[], statistics: () => readonly number[]): Interval[] {
  const rounds = Array.from({ length: RESAMPLES }, statistics);
  return estimates.map((estimate, i) =>
    toInterval(
      estimate,
      Float64Array.from(rounds, (round) => round[i] ?? 0),
    ),
  );
}

/** 95 % intervals of several percentiles of the same times (ms), in the order of `percents`. */
export function percentileIntervals(times: readonly number[], percents: readonly number[]): Interval[] {
  const resampler = new Resampler(times);
  const of = (sorted: Float64Array) => percents.map((percent) => sortedPercentile(sorted, percent));
  return bootstrap(of(resampler.sorted), () => of(resampler.draw()));
}

/** 95 % intervals of the ratios `after / before` of several percentiles of two sets of times (ms). */
export function ratioIntervals(
  before: readonly number[],
  after: readonly number[],
  percents: readonly number[],
): Interval[] {
  const [old, now] = [new Resampler(before), new Resampler(after, 1)];
  const of = (a: Float64Array, b: Float64Array) =>
    percents.map((percent) => sortedPercentile(b, percent) / Math.max(sortedPercentile(a, percent), 1e-6));
  return bootstrap(of(old.sorted, now.sorted), () => of(old.draw(), now.draw()));
}
