import { z } from 'zod';
import { sql } from './sql';
import type { ReadClient } from './target-client';

export const SourceTable = z.object({
  schema: z.string(),
  name: z.string(),
  /** The planner's estimate; null where the table was never analysed. */
  estimatedRows: z.number().nullable(),
  bytes: z.number(),
});
export type SourceTable = z.infer<typeof SourceTable>;

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
