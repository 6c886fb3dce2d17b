import type { FollowPicture } from '@/lib/plan/progress-detail';
import type { LogEvent } from '../log/log-event';
import { picturesIn } from '../log/pictures-in';

/** Pictures that the chart shows: ten minutes of the first, an hour of the later ones. */
const MOST = 600;

function isPicture(value: unknown): value is FollowPicture {
  if (typeof value !== 'object' || value === null) return false;
  return Reflect.get(value, 'kind') === 'follow' && typeof Reflect.get(value, 'lagBytes') === 'number';
}

/** The pictures of a following among events, behind those that were known before them; the newest last. */
export function readFollowPictures(
  events: readonly LogEvent[],
  before: readonly FollowPicture[],
): readonly FollowPicture[] {
  const fresh = picturesIn(events, isPicture);
  return fresh.length === 0 ? before : [...before, ...fresh].slice(-MOST);
}
