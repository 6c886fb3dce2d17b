import { say } from '../../i18n/message';
import { sql } from '../../postgres/sql';
import type { MonitorCard } from './monitor-card';

export interface LongQuery {
  readonly pid: number;
  readonly user: string;
  readonly seconds: number;
  readonly state: string;
  /** Begin of the text, as the server shows it to our role. */
  readonly query: string;
}

const LONG_SECONDS = 60;

/** The queries and open transactions that have lasted longest, our own left out. */
export const longestQueryCard: MonitorCard<readonly LongQuery[]> = {
  id: 'longestQuery',
  read: async (client) => {
    const data = await client.rows<LongQuery>(sql`
      select pid, coalesce(usename, '–') as user, coalesce(state, '–') as state, left(query, 300) as query,
        round(extract(epoch from pg_catalog.clock_timestamp() - coalesce(xact_start, query_start)))::int as seconds
      from pg_catalog.pg_stat_activity
      where backend_type = 'client backend' and state <> 'idle' and pid <> pg_catalog.pg_backend_pid()
      order by coalesce(xact_start, query_start) limit 5`);
    const [first] = data;
    const isLong = first !== undefined && first.seconds >= LONG_SECONDS;
    return {
      isAvailable: true,
      data,
      alert: isLong ? say('testing.monitor.longQuery', { seconds: first.seconds, user: first.user }) : null,
    };
  },
};
