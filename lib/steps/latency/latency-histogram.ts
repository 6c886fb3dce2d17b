import { build, type Histogram } from 'hdr-histogram-js';
import type { HistogramSlot } from '../../plan/evidence/latency-evidence';

/** Histogram units per ms: 0.1 µs, so that a loopback answer of 50 µs still has three digits. */
const UNITS_PER_MS = 10_000;
const HIGHEST_MS = 600_000;
/** Slots of the drawn distribution per factor of ten. */
const SLOTS_PER_DECADE = 10;

/** Times in ms kept at three significant digits, whatever their number; percentiles are nearest-rank. */
export class LatencyHistogram {
  private readonly histogram: Histogram = build({
    bitBucketSize: 32,
    autoResize: true,
    highestTrackableValue: 100 * UNITS_PER_MS,
    numberOfSignificantValueDigits: 3,
    useWebAssembly: false,
  });

  get count(): number {
    return this.histogram.totalCount;
  }

  /** Adds one time in ms; anything above ten minutes counts as ten minutes. */
  record(ms: number): void {
    this.histogram.recordValue(Math.round(Math.min(Math.max(ms, 0), HIGHEST_MS) * UNITS_PER_MS));
  }

  /** ms below which `percent` of the times lie; 0 for an empty histogram. */
  percentile(percent: number): number {
    return this.histogram.getValueAtPercentile(percent) / UNITS_PER_MS;
  }

  /** The distribution in slots that grow by a constant factor, from the fastest to the slowest time. */
  slots(): HistogramSlot[] {
    if (this.count === 0) return [];
    const lowest = Math.max(this.histogram.minNonZeroValue, 1) / UNITS_PER_MS;
    const first = Math.floor(Math.log10(lowest) * SLOTS_PER_DECADE);
    const last = Math.floor(Math.log10(Math.max(this.percentile(100), lowest)) * SLOTS_PER_DECADE);
    const edge = (slot: number) => 10 ** (slot / SLOTS_PER_DECADE);
    const slots: HistogramSlot[] = [];
    let below = 0;
    for (let slot = first; slot <= last; slot += 1) {
      const upTo = slot === last ? this.count : this.countBelow(edge(slot + 1));
      slots.push({ from: edge(slot), to: edge(slot + 1), count: upTo - below });
      below = upTo;
    }
    return slots;
  }

  private countBelow(ms: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      // The middle of a rank's interval: exact percentages fall on either side by rounding.
      if (this.percentile(((middle - 0.5) / this.count) * 100) < ms) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
