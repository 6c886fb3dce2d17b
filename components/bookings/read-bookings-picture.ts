import type { BookingsPicture } from '@/lib/plan/progress-detail';
import type { LogEvent } from '../log/log-event';

function isPicture(value: unknown): value is BookingsPicture {
  if (typeof value !== 'object' || value === null) return false;
  return Reflect.get(value, 'kind') === 'bookings' && typeof Reflect.get(value, 'acknowledged') === 'number';
}

/** The newest picture of the bookings among events; the one before where there is none. */
export function readBookingsPicture(
  events: readonly LogEvent[],
  before: BookingsPicture | null,
): BookingsPicture | null {
  for (const { stream, data } of events.toReversed()) {
    if (stream !== 'progress' || typeof data !== 'object' || data === null) continue;
    const detail: unknown = Reflect.get(data, 'detail');
    if (isPicture(detail)) return detail;
  }
  return before;
}
