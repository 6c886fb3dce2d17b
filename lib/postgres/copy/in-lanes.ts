import { setMaxListeners } from 'node:events';

/**
 * Works a list off in parallel lanes; each lane opens what it needs once. The first failure stops all lanes, and its
 * error is thrown when they have ended.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  outer: AbortSignal,
  lane: (next: () => Item | undefined, signal: AbortSignal, number: number) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  // Each lane listens with every connection that it has: that is many, and no leak.
  setMaxListeners(0, signal);
  const next = () => {
    signal.throwIfAborted();
    return waiting.shift();
  };
  const count = Math.max(1, Math.min(lanes, items.length));
  const work = Array.from({ length: count }, (_, index) => lane(next, signal, index + 1));
  try {
    await Promise.all(work);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(work);
    outer.throwIfAborted();
    throw error;
  }
}
