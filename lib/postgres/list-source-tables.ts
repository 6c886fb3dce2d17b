import { sql } from './sql';
import type { ReadClient } from './target-client';

export interface SourceTable {
  readonly schema: string;
  readonly name: string;
  /** The planner's estimate; null where the table was never analysed. */
  readonly estimatedRows: number | null;
  readonly bytes: number;
}

/** Ordinary and partitioned tables outside the system schemas, largest first. */
export async function listSourceTables(client: ReadClient): Promise<SourceTable[]> {
  const rows = await client.rows<Omit<SourceTable, 'bytes'> & { bytes: string }>(sql`
    select n.nspname as schema, c.relname as name,
           case when c.reltuples < 0 then null else c.reltuples::float8 end as "estimatedRows",
           pg_catalog.pg_total_relation_size(c.oid)::text as bytes
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    order by pg_catalog.pg_total_relation_size(c.oid) desc, 1, 2`);
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
}
