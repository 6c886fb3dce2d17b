import { setTimeout as sleep } from 'node:timers/promises';
import { readPostmaster } from '../servers/embedded/postmaster';

export interface KeptServer {
  readonly dataDir: string;
  /** Starts the server again, at the same place. Throws while it cannot (its disk is full, its port is taken). */
  readonly start: () => Promise<unknown>;
  /** Told what happened, in words for the log. */
  readonly say: (text: string) => void;
  /** ms between two looks. */
  readonly everyMs?: number;
}

/**
 * Watches an embedded server and starts it again when it died: by a signal, for want of memory, or on a full disk.
 * Gives the function that ends the watch; after it nothing is started any more.
 */
export function keepStateUp({ dataDir, start, say, everyMs = 500 }: KeptServer): () => Promise<void> {
  let isOver = false;
  const watch = async () => {
    let failures = 0;
    while (!isOver) {
      await sleep(everyMs);
      if (isOver || readPostmaster(dataDir)) continue;
      if (failures === 0) say('The state database ended; starting it again.');
      try {
        await start();
        say('The state database is up again.');
        failures = 0;
      } catch (error) {
        // Said once, then every half a minute or so: it may be tried for hours.
        if (failures % 30 === 0) say(error instanceof Error ? error.message : String(error));
        failures += 1;
        await sleep(1_000);
      }
    }
  };
  const watching = watch();
  return () => {
    isOver = true;
    return watching;
  };
}
