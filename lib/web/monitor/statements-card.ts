import { say } from '../../i18n/message';
import { ident, sql } from '../../postgres/sql';
import type { MonitorCard } from './monitor-card';

export interface SlowStatement {
  readonly query: string;
  readonly calls: number;
  readonly meanMs: number;
  readonly totalMs: number;
}

/** The statements that took most time in all, from pg_stat_statements, in whatever schema it was put. */
export const statementsCard: MonitorCard<readonly SlowStatement[]> = {
  id: 'statements',
  read: async (client) => {
    const [found] = await client.rows<{ schema: string }>(sql`
      select n.nspname as schema from pg_catalog.pg_extension e
      join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'`);
    if (!found) return { isAvailable: false, reason: say('testing.monitor.noStatements') };
    const data = await client.rows<SlowStatement>(sql`
      select left(query, 300) as query, calls::float8 as calls, mean_exec_time as "meanMs", total_exec_time as "totalMs"
      from ${ident(found.schema, 'pg_stat_statements')} s
      join pg_catalog.pg_database d on d.oid = s.dbid and d.datname = pg_catalog.current_database()
      order by total_exec_time desc limit 10`);
    return { isAvailable: true, data, alert: null };
  },
};
