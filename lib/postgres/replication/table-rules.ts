import { type TableName, tableLabel } from '../copy/copy-table';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';

/** Something that a table has besides its columns and rows. */
export interface TableRule {
  /** How SQL calls it: `CONSTRAINT t_pkey`, `NOT NULL n`, `DEFAULT n`, `INDEX t_n`, `TRIGGER t_log`. */
  readonly name: string;
  readonly text: string;
  /** A row can be refused for it: without it, rows may come that the target refuses. */
  readonly refuses: boolean;
}

/** What the tables of some schemas demand of their rows, and what else belongs to them, by label. */
export async function readTableRules(
  client: ReadClient,
  schemas: readonly string[],
): Promise<Map<string, TableRule[]>> {
  const rows = await client.rows<TableName & { readonly rules: TableRule[] }>(sql`
    select n.nspname as schema, c.relname as name, (
      select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object('name', r.name, 'text', r.text, 'refuses', r.refuses)
        order by r.name), '[]')
      from (
        select 'CONSTRAINT ' || k.conname as name, pg_catalog.pg_get_constraintdef(k.oid) as text, true as refuses
          from pg_catalog.pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'x', 'f')
        union all select 'NOT NULL ' || a.attname, '', true from pg_catalog.pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attnotnull
        union all select 'DEFAULT ' || a.attname, pg_catalog.pg_get_expr(d.adbin, d.adrelid), false
          from pg_catalog.pg_attribute a join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = c.oid and not a.attisdropped
        union all select 'IDENTITY ' || a.attname, a.attidentity::text, false from pg_catalog.pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity <> ''
        union all select 'INDEX ' || x.relname, pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.indexrelid), '^.* USING ', ''),
            i.indisunique from pg_catalog.pg_index i join pg_catalog.pg_class x on x.oid = i.indexrelid
          where i.indrelid = c.oid and i.indisvalid
            and not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
        union all select 'TRIGGER ' || t.tgname, pg_catalog.md5(pg_catalog.pg_get_triggerdef(t.oid)), false
          from pg_catalog.pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal
        union all select 'POLICY ' || p.polname, pg_catalog.md5(pg_catalog.concat_ws('/', p.polcmd, p.polpermissive,
            pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))), false
          from pg_catalog.pg_policy p where p.polrelid = c.oid
      ) r) as rules
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname = any (${[...schemas]})`);
  return new Map(rows.map((row) => [tableLabel(row), row.rules]));
}
