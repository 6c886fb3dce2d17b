import type { AuthFailures } from '../plan/step-context';
import { sql } from '../postgres/sql';
import { query } from './query';

/** Remembers a refused sign-in at a host, so that the lock-out guard can count it. */
export async function noteAuthFailure(migrationId: string, host: string): Promise<void> {
  await query(sql`insert into auth_failure (migration_id, host) values (${migrationId}, ${host})`);
}

/** Refused sign-ins at a host within the last half hour, the longest ban that is documented. */
export async function recentAuthFailures(migrationId: string, host: string): Promise<AuthFailures> {
  const rows = await query<AuthFailures>(sql`
    select count(*)::int as count, min(at) as "firstAt", max(at) as "lastAt" from auth_failure
    where migration_id = ${migrationId} and host = ${host} and at > now() - interval '30 minutes'`);
  return rows[0] ?? { count: 0, firstAt: null, lastAt: null };
}
