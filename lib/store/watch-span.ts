/** A stretch of time in which the backend answered, did not, or nobody was watching. Times in ms since the epoch. */
export interface WatchSpan {
  readonly kind: 'up' | 'down' | 'gap';
  readonly from: number;
  readonly to: number;
  /** For `down`: what the first failing question met. */
  readonly reason: string | null;
}

export interface Observation {
  readonly at: number;
  readonly isUp: boolean;
  readonly reason: string | null;
}

/** What one observation does to the record: the last span grows to `extendTo`, and spans are added after it. */
export interface WatchChange {
  readonly extendTo: number | null;
  readonly append: readonly WatchSpan[];
}

/** Silence longer than this many intervals is a gap: the dashboard was not there to see. */
const SILENT_INTERVALS = 5;

/**
 * Places an observation after the last span. The time between two observations belongs to the earlier one's state, so
 * an outage lasts from the first question that failed to the first that was answered again; silence is never "up".
 *
 * An observation a little before the last one is that of another watcher, and adds nothing. One long before it says that the
 * clock was set back: how long nobody watched cannot be told, so that a gap without a length goes before it, and what is
 * seen from then on is written down as ever.
 */
export function placeObservation(
  last: WatchSpan | null,
  { at, isUp, reason }: Observation,
  intervalMs: number,
): WatchChange {
  const kind = isUp ? 'up' : 'down';
  const fresh: WatchSpan = { kind, from: at, to: at, reason: isUp ? null : reason };
  if (!last) return { extendTo: null, append: [fresh] };
  const silence = at - last.to;
  const isSetBack = silence < -SILENT_INTERVALS * intervalMs;
  if (isSetBack || silence > SILENT_INTERVALS * intervalMs) {
    const gap: WatchSpan = { kind: 'gap', from: isSetBack ? at : last.to, to: at, reason: null };
    return { extendTo: null, append: [gap, fresh] };
  }
  if (silence < 0) return { extendTo: null, append: [] };
  if (last.kind === kind) return { extendTo: at, append: [] };
  return { extendTo: at, append: [fresh] };
}
