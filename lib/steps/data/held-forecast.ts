import type { FollowPoint } from './follow-evidence';

const MB = 1024 * 1024;

/** Seconds until a slot that goes on growing like this is lost; null without a limit, or while it does not grow. */
export function secondsUntilLost(
  points: readonly Pick<FollowPoint, 'at' | 'heldBytes'>[],
  keepMb: number | null,
): number | null {
  const [first, last] = [points.at(0), points.at(-1)];
  if (!first || !last || keepMb === null || keepMb < 0) return null;
  const seconds = (last.at - first.at) / 1000;
  const grown = last.heldBytes - first.heldBytes;
  if (seconds <= 0 || grown <= 0) return null;
  return Math.max(0, Math.round((keepMb * MB - last.heldBytes) / (grown / seconds)));
}
