import type { CutoverPicture } from '@/lib/plan/progress-detail';
import type { LogEvent } from '../log/log-event';

function isPicture(value: unknown): value is CutoverPicture {
  if (typeof value !== 'object' || value === null) return false;
  return Reflect.get(value, 'kind') === 'cutover' && Array.isArray(Reflect.get(value, 'acts'));
}

/** The newest picture of a switch among events, or what was known before them. */
export function readCutoverPicture(
  events: readonly LogEvent[],
  before: CutoverPicture | null,
): CutoverPicture | null {
  for (const { stream, data } of [...events].reverse()) {
    if (stream !== 'progress' || typeof data !== 'object' || data === null) continue;
    const detail: unknown = Reflect.get(data, 'detail');
    if (isPicture(detail)) return detail;
  }
  return before;
}
