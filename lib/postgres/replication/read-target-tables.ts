import { type TableName, tableLabel } from '../copy/copy-table';
import { TABLE_KEY } from '../copy/table-key';
import { type Fragment, sql } from '../sql';
import type { TargetColumn, TargetTable } from './followed-table';

interface Row extends TableName {
  readonly isPartitioned: boolean;
  readonly key: string[] | null;
  readonly columns: TargetColumn[];
}

/** Asks for the tables of some schemas, with all that writing changes into them depends on. */
export function targetTablesQuery(schemas: Fragment): string {
  return sql`
    select n.nspname as schema, c.relname as name, c.relkind = 'p' as "isPartitioned", ${TABLE_KEY} as key,
      (select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object('name', a.attname,
           'type', pg_catalog.format_type(a.atttypid, -1), 'isGenerated', a.attgenerated <> '',
           'isAlwaysIdentity', a.attidentity = 'a') order by a.attnum), '[]')
       from pg_catalog.pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname in (${schemas})`.text;
}

/** The tables of the target that changes go to, by label, from what that query answered. */
export const targetTablesOf = (rows: readonly object[]): Map<string, TargetTable> =>
  new Map((rows as readonly Row[]).map((row) => [tableLabel(row), row]));
