import type { LogEvent } from './log-event';

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly text: string;
}

/** The newest progress among events, or what was known before them. */
export function readProgress(events: readonly LogEvent[], before: Progress | null): Progress | null {
  const event = events.findLast((one) => one.stream === 'progress');
  if (!event || typeof event.data !== 'object' || event.data === null) return before;
  const done = Reflect.get(event.data, 'done');
  const total = Reflect.get(event.data, 'total');
  if (typeof done !== 'number' || typeof total !== 'number') return before;
  return { done, total, text: event.text };
}
