import { type TableName, tableLabel } from '../copy/copy-table';
import { readCopyTables } from '../copy/read-copy-tables';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { TargetColumn, TargetTable } from './followed-table';

interface TypeRow extends TableName {
  readonly column: string;
  readonly type: string;
}

/** The tables of the target that changes go to, by label. */
export async function readTargetTables(
  client: ReadClient,
  schemas: readonly string[],
): Promise<Map<string, TargetTable>> {
  const types = await client.rows<TypeRow>(sql`
    select n.nspname as schema, c.relname as name, a.attname as column,
           pg_catalog.format_type(a.atttypid, -1) as type
    from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = any (${[...schemas]}) and a.attnum > 0 and not a.attisdropped`);
  const typeOf = new Map(types.map((row) => [`${tableLabel(row)}\0${row.column}`, row.type]));
  const tables = new Map<string, TargetTable>();
  for (const { schema, name, kind, key, columns } of await readCopyTables(client, schemas)) {
    if (kind !== 'table' && kind !== 'partitioned') continue;
    const label = tableLabel({ schema, name });
    tables.set(label, {
      ...{ schema, name, key },
      isPartitioned: kind === 'partitioned',
      columns: columns.map(
        (column): TargetColumn => ({
          name: column.name,
          type: typeOf.get(`${label}\0${column.name}`) ?? column.type,
          isGenerated: column.isGenerated,
          isAlwaysIdentity: column.identity === 'a',
        }),
      ),
    });
  }
  return tables;
}
