import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds, looking ten times a second; gives the ms it took, or null when time was up. */
export async function waitUntil(
  holds: () => Promise<boolean> | boolean,
  most: number,
): Promise<number | null> {
  const started = performance.now();
  while (performance.now() - started < most) {
    if (await holds()) return Math.round(performance.now() - started);
    await sleep(100);
  }
  return null;
}
