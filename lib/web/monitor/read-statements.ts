import type { SourceClient } from '../../postgres/source-client';
import { ident, sql } from '../../postgres/sql';

export interface StatementCost {
  readonly query: string;
  readonly calls: number;
  readonly meanMs: number;
  readonly totalMs: number;
}

/** Only the one method that both sides’ clients have. */
type Reader = Pick<SourceClient, 'rows'>;

/**
 * The statements that took most time in all, from pg_stat_statements in whatever schema it was put; null where the
 * extension is not installed. Statements of others that our role may not read are left out.
 */
export async function readStatements(client: Reader, most: number): Promise<StatementCost[] | null> {
  const [found] = await client.rows<{ schema: string }>(sql`
    select n.nspname as schema from pg_catalog.pg_extension e
    join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'`);
  if (!found) return null;
  return client.rows<StatementCost>(sql`
    select left(query, 1000) as query, calls::float8 as calls, mean_exec_time as "meanMs",
      total_exec_time as "totalMs"
    from ${ident(found.schema, 'pg_stat_statements')} s
    join pg_catalog.pg_database d on d.oid = s.dbid and d.datname = pg_catalog.current_database()
    where query <> '<insufficient privilege>' order by total_exec_time desc limit ${most}`);
}
