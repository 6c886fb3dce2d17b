import type { CutoverPicture } from '@/lib/plan/progress-detail';
import type { LogEvent } from '../log/log-event';
import { picturesIn } from '../log/pictures-in';

function isPicture(value: unknown): value is CutoverPicture {
  if (typeof value !== 'object' || value === null) return false;
  return Reflect.get(value, 'kind') === 'cutover' && Array.isArray(Reflect.get(value, 'acts'));
}

/** The newest picture of a switch among events, or what was known before them. */
export function readCutoverPicture(
  events: readonly LogEvent[],
  before: CutoverPicture | null,
): CutoverPicture | null {
  return picturesIn(events, isPicture).at(-1) ?? before;
}
