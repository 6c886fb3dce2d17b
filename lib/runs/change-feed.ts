import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from '../store/listen';
import { openStreams } from './open-streams';

/** Notices that come close together are one: a run that starts sends several. */
const COLLECT_MS = 60;

/**
 * Tells which migrations changed, by id, each batch once, until the signal aborts; null when it cannot be known (the
 * listener was away for a moment), so that everything has to be looked at. What changed is never said here: who cares
 * reads it.
 */
export async function* changeFeed(signal: AbortSignal): AsyncGenerator<readonly (string | null)[]> {
  const waiting = new Set<string | null>();
  let wake = () => {};
  const unlisten = await listen('migration', (payload) => {
    waiting.add(payload === '' ? null : payload);
    wake();
  });
  signal.addEventListener('abort', () => wake(), { once: true });
  openStreams().count += 1;
  try {
    while (!signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (waiting.size === 0) await woken;
      if (signal.aborted) return;
      await sleep(COLLECT_MS);
      const changed = [...waiting];
      waiting.clear();
      if (changed.length > 0) yield changed;
    }
  } finally {
    openStreams().count -= 1;
    unlisten();
  }
}
