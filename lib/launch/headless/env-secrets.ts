import { env } from '../../platform/env';
import type { WalkOptions } from './walk-plan';

/** Drops what is not set. */
function given(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** The credentials of a run without a browser; they come from the environment and from nowhere else. */
export function envSecrets(): WalkOptions['secrets'] {
  const { MIGRATE_TARGET_URL, MIGRATE_TARGET_PASSWORD, MIGRATE_SESSION_URL, MIGRATE_SOURCE_URL } = env();
  const { MIGRATE_ANON_KEY, MIGRATE_SERVICE_KEY, MIGRATE_HEALTH_HEADER } = env();
  return {
    'target.credentials': given({
      connection: MIGRATE_TARGET_URL,
      password: MIGRATE_TARGET_PASSWORD,
      sessionConnection: MIGRATE_SESSION_URL,
      anonKey: MIGRATE_ANON_KEY,
      serviceKey: MIGRATE_SERVICE_KEY,
    }),
    'source.connection': given({ connection: MIGRATE_SOURCE_URL }),
    health: given({ header: MIGRATE_HEALTH_HEADER }),
  };
}
