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

/** The extension is there, but the server was started without its library. */
const NOT_LOADED = '55000';

/** Up to 1.7 (PostgreSQL 12, or a database that was upgraded without its extensions) the times had other names. */
const NAMES = {
  now: { mean: ident('mean_exec_time'), total: ident('total_exec_time') },
  before: { mean: ident('mean_time'), total: ident('total_time') },
} as const;

/**
 * The statements that took most time in all, from pg_stat_statements in whatever schema it was put; null where the
 * extension is not installed or not loaded. Statements of others that our role may not read are left out.
 */
export async function readStatements(client: Reader, most: number): Promise<StatementCost[] | null> {
  const [found] = await client.rows<{ schema: string; isOld: boolean }>(sql`
    select n.nspname as schema, exists (
        select from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
        where c.relname = 'pg_stat_statements' and c.relnamespace = n.oid and a.attname = 'mean_time') as "isOld"
    from pg_catalog.pg_extension e
    join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'`);
  if (!found) return null;
  const { mean, total } = found.isOld ? NAMES.before : NAMES.now;
  const reading = client.rows<StatementCost>(sql`
    select left(query, 1000) as query, calls::float8 as calls, ${mean} as "meanMs", ${total} as "totalMs"
    from ${ident(found.schema, 'pg_stat_statements')} s
    join pg_catalog.pg_database d on d.oid = s.dbid and d.datname = pg_catalog.current_database()
    where query <> '<insufficient privilege>' order by ${total} desc limit ${most}`);
  return reading.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === NOT_LOADED) return null;
    throw error;
  });
}
