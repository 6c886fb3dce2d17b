import type { Page } from '@playwright/test';

export interface Sighting {
  readonly seq: number;
  /** ms since the epoch: the frame in which this line, or a later one, was first on screen. */
  readonly at: number;
}

/** Notes, frame by frame, the highest line on the screen of the log that is open in the page. */
export async function watchLog(page: Page): Promise<() => Promise<Sighting[]>> {
  // tsx names functions with a helper of its own, which the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named');
  await page.evaluate(() => {
    const seen: { seq: number; at: number }[] = [];
    Reflect.set(window, '__seen', seen);
    const look = () => {
      const numbers = [...document.querySelectorAll('.log-row > a')].map((link) => Number(link.textContent));
      const highest = Math.max(0, ...numbers);
      if (highest > (seen.at(-1)?.seq ?? 0)) seen.push({ seq: highest, at: Date.now() });
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return () => page.evaluate(() => Reflect.get(window, '__seen') as { seq: number; at: number }[]);
}

/** How long each written line took to the screen, in ms. */
export function delays(sightings: readonly Sighting[], writtenAt: ReadonlyMap<number, number>): number[] {
  const found: number[] = [];
  let next = Math.min(...writtenAt.keys());
  for (const { seq, at } of sightings) {
    for (; next <= seq; next += 1) {
      const written = writtenAt.get(next);
      if (written !== undefined) found.push(at - written);
    }
  }
  return found;
}

/** The smallest value that at least `share` of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
