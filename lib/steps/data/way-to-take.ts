import type { FollowObstacle } from '../../postgres/replication/follow-facts';
import { ALL_PROVIDERS } from '../../postgres/replication/follow-provider';
import type { PreflightEvidence } from './data-evidence';

/** How the rows get to the target: the source is followed while it is written to, or it stands still until they are there. */
export type Way = 'follow' | 'pause';

/**
 * Why the source cannot be followed as it stands: `provider` has no logical replication, `settings` name what stands in the
 * way, `unknown` could not be asked (servers before PostgreSQL 11).
 */
export type PauseReason = 'provider' | 'settings' | 'unknown';

/** What a pause gets around; a standby and prepared transactions stand in the way of either. */
const AVOIDED: readonly string[] = [
  'walLevel',
  'slots',
  'senders',
  'role',
  'publish',
] satisfies FollowObstacle[];

/** Null where it can be followed. */
export function pauseReason(
  follow: Pick<NonNullable<PreflightEvidence['follow']>, 'obstacles' | 'provider'> | null | undefined,
): PauseReason | null {
  if (!follow) return 'unknown';
  const provider = ALL_PROVIDERS.find(({ name }) => name === follow.provider);
  if (provider?.canFollow === false) return 'provider';
  return follow.obstacles.some((obstacle) => AVOIDED.includes(obstacle)) ? 'settings' : null;
}
