import { type TableName, tableLabel } from '../copy/copy-table';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { TableShape } from './followed-table';

/** What of a table no change in the stream shows. */
export interface SourceShape extends TableShape {
  /** An UPDATE or DELETE would fail for the application as soon as the table is published. */
  readonly lacksIdentity: boolean;
  readonly publications: readonly string[];
}

/** Shapes of the tables of some schemas, by label. */
export async function readSourceShapes(
  client: ReadClient,
  schemas: readonly string[],
): Promise<Map<string, SourceShape>> {
  const rows = await client.rows<TableName & SourceShape>(sql`
    select n.nspname as schema, c.relname as name, c.oid::text as oid,
      (select coalesce(pg_catalog.json_agg(a.attname order by a.attnum), '[]') from pg_catalog.pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated <> '') as generated,
      (select pn.nspname || '.' || p.relname from pg_catalog.pg_inherits i
       join pg_catalog.pg_class p on p.oid = i.inhparent join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
       where c.relispartition and i.inhrelid = c.oid limit 1) as parent,
      c.relreplident = 'n' or (c.relreplident = 'd' and not exists (select from pg_catalog.pg_index i
        where i.indrelid = c.oid and i.indisprimary)) as "lacksIdentity",
      (select coalesce(pg_catalog.json_agg(p.pubname), '[]') from pg_catalog.pg_publication_rel r
       join pg_catalog.pg_publication p on p.oid = r.prpubid where r.prrelid = c.oid) as publications
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = any (${[...schemas]})`);
  return new Map(rows.map(({ schema, name, ...shape }) => [tableLabel({ schema, name }), shape]));
}
