import type { LogEvent } from './log-event';

interface Mark {
  /** ms since the epoch, the server’s clock. */
  readonly at: number;
  readonly done: number;
}

/** How far a piece of work is, and enough of its past to tell how fast it goes. */
export interface ProgressTrack extends Mark {
  readonly total: number;
  readonly text: string;
  /** Marks of the last while, oldest first, this one included. */
  readonly past: readonly Mark[];
}

/** The pace of the last half minute counts: work that got slower must not be promised to end soon. */
const WINDOW_MS = 30_000;
const MOST_MARKS = 120;
/** Nothing is foretold of what has only begun. */
const SOONEST_MS = 2_000;

function markOf({ at, data, stream, text }: LogEvent): (Mark & { total: number; text: string }) | null {
  if (stream !== 'progress' || typeof data !== 'object' || data === null) return null;
  const [done, total] = [Reflect.get(data, 'done'), Reflect.get(data, 'total')];
  return typeof done === 'number' && typeof total === 'number' ? { at, done, total, text } : null;
}

function pastOf(before: ProgressTrack | null, mark: Mark & { total: number }): readonly Mark[] {
  const own = { at: mark.at, done: mark.done };
  // Another piece of work of the same run begins at its beginning.
  if (!before || before.total !== mark.total || mark.done < before.done) return [own];
  const marks = [...before.past, own].filter(({ at }) => at >= mark.at - WINDOW_MS);
  return marks.length > MOST_MARKS ? marks.filter((_, index) => index % 2 === 0) : marks;
}

/** The progress after some more events; what was known before when none of them is about it. Pure. */
export function trackProgress(
  events: readonly LogEvent[],
  before: ProgressTrack | null,
): ProgressTrack | null {
  let track = before;
  for (const event of events) {
    const mark = markOf(event);
    if (mark) track = { ...mark, past: pastOf(track, mark) };
  }
  return track;
}

/** Units a second over the last while, and seconds left at that pace; null where it cannot be told. Pure. */
export function paceOf({
  past,
  done,
  total,
}: ProgressTrack): { perSecond: number; secondsLeft: number } | null {
  const [first, last] = [past[0], past.at(-1)];
  if (!first || !last || last.at - first.at < SOONEST_MS || last.done <= first.done) return null;
  const perSecond = ((last.done - first.done) * 1_000) / (last.at - first.at);
  return { perSecond, secondsLeft: Math.max(0, total - done) / perSecond };
}
