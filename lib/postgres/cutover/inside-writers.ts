import { constantSql, sql } from '../sql';
import type { ReadClient } from '../target-client';

/** What writes from inside of a server, and signs in nowhere: extensions with jobs, subscriptions that are switched on. */
export const INSIDE = constantSql(`(select coalesce(pg_catalog.json_agg(i.name order by i.name), '[]') from (
  select e.extname::text as name from pg_catalog.pg_extension e where e.extname in ('pg_cron', 'pg_partman')
  union all select 'subscription ' || s.subname from pg_catalog.pg_subscription s
    join pg_catalog.pg_database d on d.oid = s.subdbid
  where s.subenabled and d.datname = pg_catalog.current_database()) i)`);

export async function readInside(client: ReadClient): Promise<readonly string[]> {
  const rows = await client.rows<{ inside: readonly string[] }>(sql`select ${INSIDE} as inside`);
  return rows[0]?.inside ?? [];
}
