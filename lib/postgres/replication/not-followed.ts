import { type TableName, tableLabel } from '../copy/copy-table';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { FollowedTable } from './followed-table';

/** Labels of what the source holds and no exact comparison looks at: tables that are not followed, columns without a place. */
export async function notFollowed(
  source: ReadClient,
  followed: readonly FollowedTable[],
  schemas: readonly string[],
): Promise<string[]> {
  const rows = await source.rows<TableName>(sql`
    select n.nspname as schema, c.relname as name from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'f') and c.relpersistence <> 't' and n.nspname = any (${[...schemas]})
      and not exists (select from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1, 2`);
  const known = new Set(followed.map(({ source: table }) => tableLabel(table)));
  const columns = followed.flatMap(({ source: table, sourceColumns, columns: placed }) =>
    sourceColumns
      .filter(({ name }) => !placed.includes(name))
      .map(({ name }) => `${tableLabel(table)}.${name}`),
  );
  return [...rows.map(tableLabel).filter((label) => !known.has(label)), ...columns];
}
