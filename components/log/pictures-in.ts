import type { LogEvent } from './log-event';

/** What the progress among events shows, by the live view's own look at it; the newest last. */
export function picturesIn<Picture>(
  events: readonly LogEvent[],
  isPicture: (value: unknown) => value is Picture,
): Picture[] {
  return events.flatMap(({ stream, data }) => {
    if (stream !== 'progress' || typeof data !== 'object' || data === null) return [];
    const detail: unknown = Reflect.get(data, 'detail');
    return isPicture(detail) ? [detail] : [];
  });
}
