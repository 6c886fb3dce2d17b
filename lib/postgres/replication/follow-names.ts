/** How everything that following makes on a source begins: found again by its name alone. */
export const FOLLOW_PREFIX = 'mudanza_follow_';

/** The same for what carries changes back, made on the target of a migration. */
export const REVERSE_PREFIX = 'mudanza_reverse_';

/** Slot and publication of one following. */
export interface FollowNames {
  readonly slot: string;
  readonly publication: string;
}

function named(prefix: string, id: string): FollowNames {
  const short = id.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const name = `${prefix}${short.slice(0, 16)}`;
  return { slot: name, publication: name };
}

/** @param id of the migration or of the run; only letters and digits of it are used */
export function followNames(id: string): FollowNames {
  return named(FOLLOW_PREFIX, id);
}

/** @param id of the same migration or run as that of the following that it turns around */
export function reverseNames(id: string): FollowNames {
  return named(REVERSE_PREFIX, id);
}
