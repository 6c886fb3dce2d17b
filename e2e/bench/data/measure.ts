/** Share of the load that is made: 1 is what the bars are about, a small one shows that everything runs. */
export const SCALE = Number(process.env.MUDANZA_BENCH_SIZE ?? 1);

/** Rounds of each way, of which the median counts. */
export const ROUNDS = Number(process.env.MUDANZA_BENCH_ROUNDS ?? 3);

const began = performance.now();

/** One line of progress: a benchmark of minutes must not look dead. */
export function tell(text: string): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
  console.error(`${seconds} s  ${text}`);
}

/** Two digits are all that a ratio of medians can say. */
export function rounded<Key extends string>(values: Readonly<Record<Key, number>>): Record<Key, number> {
  const entries = Object.entries<number>(values).map(([key, value]) => [key, Math.round(value * 100) / 100]);
  return Object.fromEntries(entries) as Record<Key, number>;
}
