import { say } from '../../i18n/message';
import { sql } from '../../postgres/sql';
import { type MonitorCard, NEAR } from './monitor-card';

export interface ConnectionNumbers {
  readonly groups: readonly { readonly user: string; readonly state: string; readonly count: number }[];
  readonly used: number;
  readonly limit: number;
}

interface Row {
  user: string;
  state: string;
  count: number;
  limit: number;
}

/** Client connections by user and state, against the server's limit. */
export const connectionCard: MonitorCard<ConnectionNumbers> = {
  id: 'connections',
  read: async (client) => {
    const rows = await client.rows<Row>(sql`
      select coalesce(usename, '–') as user, coalesce(state, '–') as state, count(*)::int as count,
        pg_catalog.current_setting('max_connections')::int as limit
      from pg_catalog.pg_stat_activity where backend_type = 'client backend'
      group by 1, 2 order by 3 desc, 1, 2`);
    const used = rows.reduce((sum, { count }) => sum + count, 0);
    const limit = rows[0]?.limit ?? 0;
    const isNear = used >= limit * NEAR;
    return {
      isAvailable: true,
      data: { groups: rows.map(({ user, state, count }) => ({ user, state, count })), used, limit },
      alert: isNear ? say('testing.monitor.nearConnections', { used, limit }) : null,
    };
  },
};
