export interface SampleBatch {
  readonly series: string;
  /** Pairs of ms since the epoch and value in ms. */
  readonly points: readonly (readonly [number, number])[];
}

/** Collects measured values by series, so that an event holds a batch of them rather than one. */
export class SampleBuffer {
  readonly #bySeries = new Map<string, [number, number][]>();
  #lastFlush = Date.now();

  /** Adds one value; true when it is time to write the batch (4 times a second, or 2,000 values). */
  add(series: string, at: number, value: number): boolean {
    const points = this.#bySeries.get(series) ?? [];
    points.push([at, Math.round(value * 1000) / 1000]);
    this.#bySeries.set(series, points);
    return points.length >= 2_000 || Date.now() - this.#lastFlush > 250;
  }

  /** Hands over what was collected and starts afresh. */
  take(): SampleBatch[] {
    const batches = [...this.#bySeries].map(([series, points]) => ({ series, points }));
    this.#bySeries.clear();
    this.#lastFlush = Date.now();
    return batches;
  }
}
