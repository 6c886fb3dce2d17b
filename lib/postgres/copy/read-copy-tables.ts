import { constant, sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { CopyColumn, CopyTable, RelationKind } from './copy-table';
import { TABLE_KEY } from './table-key';

const KIND: Readonly<Record<string, RelationKind>> = {
  r: 'table',
  p: 'partitioned',
  f: 'foreign',
  m: 'materialized view',
};

const COLUMNS = constant`(
  select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
      'name', a.attname, 'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
      'shape', case when y.typnamespace = 'pg_catalog'::regnamespace
        then pg_catalog.format_type(a.atttypid, a.atttypmod) else y.typname end,
      'isGenerated', a.attgenerated <> '', 'identity', a.attidentity,
      'isNotNull', a.attnotnull, 'hasDefault', a.atthasdef or a.attidentity <> '') order by a.attnum), '[]')
  from pg_catalog.pg_attribute a join pg_catalog.pg_type y on y.oid = a.atttypid
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)`;

interface Row {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly kind: string;
  readonly isUnlogged: boolean;
  readonly root: { readonly schema: string; readonly name: string } | null;
  readonly isExtensionMember: boolean;
  readonly hasRowSecurity: boolean;
  readonly isGuarded: boolean;
  readonly estimatedRows: number | null;
  readonly pages: string;
  readonly bytes: string;
  readonly columns: CopyColumn[];
  readonly key: string[] | null;
}

/** Every relation of the schemas that holds rows: tables, partitions, foreign tables, materialized views. */
export async function readCopyTables(client: ReadClient, schemas: readonly string[]): Promise<CopyTable[]> {
  const rows = await client.rows<Row>(sql`
    select c.oid::text as oid, n.nspname as schema, c.relname as name, c.relkind as kind,
           c.relpersistence = 'u' as "isUnlogged",
           case when c.relispartition then (
             select pg_catalog.json_build_object('schema', rn.nspname, 'name', r.relname)
             from pg_catalog.pg_class r join pg_catalog.pg_namespace rn on rn.oid = r.relnamespace
             where r.oid = pg_catalog.pg_partition_root(c.oid)) end as root,
           exists (select from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::regclass
             and d.objid = c.oid and d.deptype = 'e') as "isExtensionMember",
           c.relrowsecurity as "hasRowSecurity",
           c.relrowsecurity and pg_catalog.row_security_active(c.oid) as "isGuarded",
           case when c.reltuples < 0 then null else c.reltuples::float8 end as "estimatedRows",
           (case when c.relkind in ('r', 'm') then pg_catalog.pg_relation_size(c.oid) else 0 end
             / pg_catalog.current_setting('block_size')::int)::text as pages,
           (case when c.relkind in ('r', 'm') then pg_catalog.pg_table_size(c.oid) else 0 end)::text as bytes,
           ${COLUMNS} as columns, ${TABLE_KEY} as key
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f', 'm') and c.relpersistence <> 't' and n.nspname = any (${[...schemas]})
    order by 2, 3`);
  return rows.map((row) => ({
    ...row,
    kind: KIND[row.kind] ?? 'table',
    pages: Number(row.pages),
    bytes: Number(row.bytes),
  }));
}
