import type { Interval } from '../../plan/evidence/latency-evidence';
import { RESAMPLES, Resampler, sortedPercentile, toInterval } from './resampler';

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

/** 95 % intervals of several percentiles of the same times (ms), in the order of `percents`, which ascend. */
export function percentileIntervals(times: readonly number[], percents: readonly number[]): Interval[] {
  const resampler = new Resampler(times);
  const estimates = percents.map((percent) => sortedPercentile(resampler.sorted, percent));
  return bootstrap(estimates, () => resampler.draw(percents));
}

/** 95 % intervals of the ratios `after / before` of several ascending percentiles of two sets of times (ms). */
export function ratioIntervals(
  before: readonly number[],
  after: readonly number[],
  percents: readonly number[],
): Interval[] {
  const [old, now] = [new Resampler(before), new Resampler(after, 1)];
  const over = (a: readonly number[], b: readonly number[]) =>
    b.map((value, i) => value / Math.max(a[i] ?? 0, 1e-6));
  const exact = ({ sorted }: Resampler) => percents.map((percent) => sortedPercentile(sorted, percent));
  return bootstrap(over(exact(old), exact(now)), () => over(old.draw(percents), now.draw(percents)));
}
