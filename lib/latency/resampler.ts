/** A value and the limits between which it lies with 95 % confidence. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export const RESAMPLES = 1000;
const SEED = 0x6d756461;

/** A small generator with a fixed seed (mulberry32), so that the same times always give the same interval. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Nearest-rank percentile of times already in ascending order. */
export function sortedPercentile(sorted: ArrayLike<number>, percent: number): number {
  const rank = Math.ceil((percent / 100) * sorted.length) - 1;
  return sorted[Math.min(Math.max(rank, 0), sorted.length - 1)] ?? 0;
}

/** The middle 95 % of what the resamples gave. */
export function toInterval(value: number, replicates: Float64Array): Interval {
  replicates.sort();
  return { value, low: sortedPercentile(replicates, 2.5), high: sortedPercentile(replicates, 97.5) };
}

/** Draws resamples of times for the bootstrap. */
export class Resampler {
  /** The times themselves, ascending. */
  readonly sorted: Float64Array;
  private readonly values: Float64Array;
  private readonly scratch: Float64Array;
  private readonly random: () => number;

  constructor(times: readonly number[], stream = 0) {
    this.values = Float64Array.from(times);
    this.sorted = Float64Array.from(times).sort();
    this.scratch = new Float64Array(times.length);
    this.random = seeded(SEED + stream);
  }

  /**
   * One resample, ascending; overwritten by the next. Neighbouring times are alike (a slow second stays slow), so
   * blocks of them are drawn together: drawn one by one, the interval would come out too narrow.
   */
  draw(): Float64Array {
    const { values, scratch } = this;
    const block = Math.max(1, Math.round(values.length ** (1 / 3)));
    for (let filled = 0; filled < scratch.length; ) {
      const start = Math.floor(this.random() * values.length);
      for (let i = 0; i < block && filled < scratch.length; i += 1, filled += 1) {
        scratch[filled] = values[(start + i) % values.length] ?? 0;
      }
    }
    return scratch.sort();
  }
}
