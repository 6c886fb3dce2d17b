import type { Interval } from '../../plan/evidence/latency-evidence';

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

/** Ranks that are told apart; with more times than that, neighbours in rank share a place. */
const PLACES = 4_096;

/** For each time the place of its rank among all of them. */
function placesOf(times: Float64Array, places: number): Uint16Array {
  const order = Uint32Array.from(times, (_, i) => i).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  const found = new Uint16Array(times.length);
  order.forEach((at, rank) => {
    found[at] = Math.floor((rank * places) / times.length);
  });
  return found;
}

/**
 * Draws resamples of times for the bootstrap. They are counted by rank instead of sorted: a thousand sorts of a
 * hundred thousand times would keep the process from everything else for half a minute.
 */
export class Resampler {
  /** The times themselves, ascending. */
  readonly sorted: Float64Array;
  private readonly places: Uint16Array;
  private readonly counts: Uint32Array;
  private readonly random: () => number;

  constructor(times: readonly number[], stream = 0) {
    this.sorted = Float64Array.from(times).sort();
    this.counts = new Uint32Array(Math.min(times.length, PLACES));
    this.places = placesOf(Float64Array.from(times), this.counts.length);
    this.random = seeded(SEED + stream);
  }

  /**
   * Percentiles (ascending) of one resample. Neighbouring times are alike (a slow second stays slow), so blocks of
   * them are drawn together: drawn one by one, the interval would come out too narrow.
   */
  draw(percents: readonly number[]): number[] {
    const { places, counts } = this;
    const n = places.length;
    const block = Math.max(1, Math.round(n ** (1 / 3)));
    counts.fill(0);
    for (let filled = 0; filled < n; ) {
      let at = Math.floor(this.random() * n);
      for (let i = 0; i < block && filled < n; i += 1, filled += 1) {
        const place = places[at] ?? 0;
        counts[place] = (counts[place] ?? 0) + 1;
        at = at + 1 === n ? 0 : at + 1;
      }
    }
    return this.read(percents);
  }

  private read(percents: readonly number[]): number[] {
    const { counts, sorted } = this;
    let [place, seen] = [0, counts[0] ?? 0];
    return percents.map((percent) => {
      const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
      while (seen < rank && place + 1 < counts.length) {
        place += 1;
        seen += counts[place] ?? 0;
      }
      // The last time of the place: with as many places as times, the time itself.
      return sorted[Math.ceil(((place + 1) * sorted.length) / counts.length) - 1] ?? 0;
    });
  }
}
