/** How everything that following makes on a source begins: found again by its name alone. */
export const FOLLOW_PREFIX = 'mudanza_follow_';

/** Slot and publication of one following. */
export interface FollowNames {
  readonly slot: string;
  readonly publication: string;
}

/** @param id of the migration or of the run; only letters and digits of it are used */
export function followNames(id: string): FollowNames {
  const short = id.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const name = `${FOLLOW_PREFIX}${short.slice(0, 16)}`;
  return { slot: name, publication: name };
}
