export interface TimeScale {
  readonly isLog: boolean;
  readonly low: number;
  readonly high: number;
  /** Powers of ten on a logarithmic axis; null where the chart chooses its own. */
  readonly ticks: readonly number[] | null;
}

/** A limit further above the times than this would press their lines to the ground. */
const FAR = 8;

/**
 * The axis for times (ms) and their limit, so that both can be seen: straight while the limit is near, else
 * logarithmic. Pure.
 */
export function timeScale(times: readonly number[], limit: number): TimeScale {
  const seen = times.filter((ms) => ms > 0);
  const highest = seen.reduce((most, ms) => Math.max(most, ms), 0);
  if (highest === 0 || limit <= highest * FAR)
    return { isLog: false, low: 0, high: Math.max(highest, limit) * 1.1, ticks: null };
  const lowest = seen.reduce((least, ms) => Math.min(least, ms), highest);
  const [first, last] = [Math.floor(Math.log10(lowest)), Math.ceil(Math.log10(limit))];
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  return { isLog: true, low: 10 ** first, high: 10 ** last, ticks };
}
