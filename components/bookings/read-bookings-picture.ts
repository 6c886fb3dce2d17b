import type { BookingsPicture } from '@/lib/plan/progress-detail';
import type { LogEvent } from '../log/log-event';
import { picturesIn } from '../log/pictures-in';

function isPicture(value: unknown): value is BookingsPicture {
  if (typeof value !== 'object' || value === null) return false;
  return Reflect.get(value, 'kind') === 'bookings' && typeof Reflect.get(value, 'acknowledged') === 'number';
}

/** The newest picture of the bookings among events; the one before where there is none. */
export function readBookingsPicture(
  events: readonly LogEvent[],
  before: BookingsPicture | null,
): BookingsPicture | null {
  return picturesIn(events, isPicture).at(-1) ?? before;
}
