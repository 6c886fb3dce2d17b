import { setTimeout as sleep } from 'node:timers/promises';
import type { CutOver } from './cut-over-job';
import type { TableLock } from './table-lock';

/** ms that somebody gets to come although the restart failed: what was started a moment ago still signs in. */
const LATECOMERS = 1_000;
const EVERY = 40;
/** ms that a restart gets to end when it is told to; what does not listen is left. */
const ENDING = 3_000;

async function comes(targetLock: TableLock): Promise<boolean> {
  for (const until = performance.now() + LATECOMERS; ; await sleep(EVERY)) {
    if ((await targetLock.waiting()) > 0) return true;
    if (performance.now() > until) return false;
  }
}

const whenAborted = (signal: AbortSignal) =>
  new Promise<'stopped'>((resolve) => {
    if (signal.aborted) resolve('stopped');
    signal.addEventListener('abort', () => resolve('stopped'), { once: true });
  });

/**
 * Sends the application to the target; null when that went well. Where it failed, took too long or was cancelled (`stop`)
 * although the application already waits at the target's door, the fault is given back and the switch goes on: to take it
 * back would leave two that write, one on each side. What still runs is left alone then, since it may be the application
 * itself. Throws the fault when nobody came, and at once when a lock is `lost`.
 */
export async function sendOver(
  { switchOver }: Pick<CutOver, 'switchOver'>,
  targetLock: TableLock,
  { stop, lost }: { readonly stop: AbortSignal; readonly lost: AbortSignal },
): Promise<{ readonly fault: unknown } | null> {
  const [end, left] = [new AbortController(), new AbortController()];
  const work = switchOver({
    ...{ signal: end.signal, left: left.signal },
    waiting: () => targetLock.waiting(),
  });
  const sent = work.then(
    () => null,
    (fault: unknown) => ({ fault }),
  );
  const first = await Promise.race([sent, whenAborted(AbortSignal.any([stop, lost]))]);
  if (first === null) return null;
  if (lost.aborted) {
    // Without the locks nobody knows who writes where: whoever has not come yet must not.
    end.abort(lost.reason);
    await Promise.race([sent, sleep(ENDING, undefined, { ref: false })]);
    throw lost.reason;
  }
  if (first === 'stopped' && (await targetLock.waiting()) > 0) {
    left.abort();
    return { fault: stop.reason };
  }
  if (first === 'stopped') {
    end.abort(stop.reason);
    await Promise.race([sent, sleep(ENDING, undefined, { ref: false })]);
  }
  const fault = first === 'stopped' ? stop.reason : first.fault;
  if (await comes(targetLock)) return { fault };
  throw fault;
}
