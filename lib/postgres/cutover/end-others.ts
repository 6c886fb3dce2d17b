import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from '../address/endpoint';
import { sql } from '../sql';
import { withFenceSession } from './fence-session';

/** Ends the sessions of others on the target: what they wrote is counted then, and none of them writes on. */
export async function endOthers(target: Credentials): Promise<void> {
  await withFenceSession(target, {}, async (session) => {
    const rows = await session.rows<{ name: string; version: number }>(sql`
      select r.rolname as name, pg_catalog.current_setting('server_version_num')::int as version
      from pg_catalog.pg_roles r, pg_catalog.pg_roles own where own.rolname = current_user and (own.rolsuper
        or not r.rolsuper and (pg_catalog.pg_has_role(r.oid, 'usage') or pg_catalog.pg_has_role('pg_signal_backend', 'usage')))`);
    await session.endSessions(rows.map(({ name }) => name));
    // Before 15 another process gathers the counters, twice a second.
    if (rows.some(({ version }) => version < 150_000)) await sleep(1_200);
  });
}
