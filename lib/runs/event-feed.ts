import type { RunEvent } from '../plan/run-event';
import { listen } from '../store/listen';
import { processSingleton } from '../store/process-singleton';
import { readEvents } from '../store/run-events';
import { findRun } from '../store/runs';
import { openStreams } from './open-streams';
import { SharedLooks } from './shared-looks';
import { SharedTick } from './shared-tick';

const PAGE = 2_000;
/** Even without a notice (a listener that is just reconnecting) the table is looked at this often. */
const LOOK_MS = 2_000;

interface Look {
  readonly isOver: boolean;
  readonly events: RunEvent[];
}

const looks = () => processSingleton('event-looks', () => new SharedLooks<Look>());
const ticks = () => processSingleton('event-ticks', () => new SharedTick(LOOK_MS));

/**
 * Follows the events of a run after a sequence number, page by page in order, until the run has ended and all of
 * them were handed over, or the signal aborts. Notices only wake it; the rows are always read from the table, so
 * nothing is lost or doubled whichever instance wrote them. Readers at the same place are given the same page.
 */
export async function* eventFeed(
  runId: string,
  afterSeq: number,
  signal: AbortSignal,
): AsyncGenerator<RunEvent[]> {
  let seq = afterSeq;
  let wake = () => {};
  const unlisten = await listen('run_event', (payload) => {
    if (payload === '' || payload === runId) wake();
  });
  signal.addEventListener('abort', () => wake(), { once: true });
  openStreams().count += 1;
  try {
    while (!signal.aborted) {
      // Made before the look, so that a notice between look and wait is not missed.
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const { isOver, events } = await looks().ask(`${runId} ${seq}`, async () => ({
        isOver: (await findRun(runId))?.endedAt !== null,
        events: await readEvents(runId, seq, PAGE),
      }));
      seq = events.at(-1)?.seq ?? seq;
      if (events.length > 0) yield events;
      if (events.length === PAGE) continue;
      if (isOver) return;
      await Promise.race([woken, ticks().next()]);
    }
  } finally {
    openStreams().count -= 1;
    unlisten();
  }
}
