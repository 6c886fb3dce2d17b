const PER_SECOND = 50;

/**
 * Decides which times go into the live log: at most 50 a second of each series, so that a fast server does not flood
 * it. The evidence is made from all of them.
 */
export class SampleThinner {
  private readonly last = new Map<string, number>();

  /** True when the series has not sent one in the last 20 ms. */
  admits(series: string, at: number): boolean {
    const before = this.last.get(series) ?? Number.NEGATIVE_INFINITY;
    if (at - before < 1000 / PER_SECOND) return false;
    this.last.set(series, at);
    return true;
  }
}
