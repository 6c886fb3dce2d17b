import type { CopyPicture } from '@/lib/plan/progress-detail';
import type { LogEvent } from '../log/log-event';
import { picturesIn } from '../log/pictures-in';

function isPicture(value: unknown): value is CopyPicture {
  if (typeof value !== 'object' || value === null) return false;
  const of = (key: string): unknown => Reflect.get(value, key);
  return of('kind') === 'copy' && Array.isArray(of('tables')) && Array.isArray(of('lanes'));
}

/** The newest picture of a copy among events, or what was known before them. */
export function readCopyPicture(events: readonly LogEvent[], before: CopyPicture | null): CopyPicture | null {
  return picturesIn(events, isPicture).at(-1) ?? before;
}
