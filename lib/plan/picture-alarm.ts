import type { FollowPicture } from './progress-detail';

const MB = 1024 * 1024;
/** Seconds behind, and seconds left, from which on somebody should look. */
const LATE = 60;
const SOON = 12 * 3600;
/** Kept on a disk without a limit: from here on it is no small thing. */
const MUCH = 8 * 1024 * MB;

export type FollowAlarm = 'differs' | 'reconnects' | 'held' | 'late';

/** What somebody should look at now while changes are followed or carried back; null in the good case. Pure. */
export function followAlarm({
  state,
  lagSeconds,
  keepMb,
  heldBytes,
  secondsLeft,
  verified,
}: Pick<
  FollowPicture,
  'state' | 'lagSeconds' | 'keepMb' | 'heldBytes' | 'secondsLeft' | 'verified'
>): FollowAlarm | null {
  if (verified && verified.differing > 0) return 'differs';
  if (state === 'reconnects') return 'reconnects';
  const isLimited = keepMb !== null && keepMb > 0;
  const isFull = isLimited ? heldBytes * 2 > keepMb * MB : heldBytes > MUCH;
  if (isFull || (secondsLeft !== null && secondsLeft < SOON && heldBytes > 64 * MB)) return 'held';
  return lagSeconds > LATE ? 'late' : null;
}
