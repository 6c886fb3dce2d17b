import { type TableName, tableLabel } from '../copy/copy-table';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { FollowedTable } from './followed-table';
import { readSourceColumns } from './source-tables';

const within = ({ schema, name }: TableName, column: string) => `${schema}.${name}.${column}`;

function tableChanges(
  table: FollowedTable,
  now: ReadonlyMap<string, FollowedTable['sourceColumns']>,
): string[] {
  const columns = now.get(tableLabel(table.source));
  if (!columns) return [`DROP TABLE ${tableLabel(table.source)}`];
  const before = new Map(table.sourceColumns.map((column) => [column.name, column]));
  const after = new Map(columns.map((column) => [column.name, column]));
  const gone = table.sourceColumns.filter(({ name, number }) => after.get(name)?.number !== number);
  const made = columns.filter(({ name, number }) => before.get(name)?.number !== number);
  const changed = columns.filter(({ name, number, typeOid, typeModifier }) => {
    const was = before.get(name);
    return was?.number === number && (was.typeOid !== typeOid || was.typeModifier !== typeModifier);
  });
  return [
    ...gone.map(({ name }) => `DROP COLUMN ${within(table.source, name)}`),
    ...made.map(({ name }) => `ADD COLUMN ${within(table.source, name)}`),
    ...changed.map(({ name }) => `ALTER COLUMN ${within(table.source, name)} TYPE`),
  ];
}

/**
 * What has changed in the schema of the source since following began, in the words of SQL: also where no row has been
 * written since, and for tables (a partition that was attached is one) that nobody follows.
 */
export async function schemaChanges(
  source: ReadClient,
  followed: readonly FollowedTable[],
  { schemas, leaveOut }: { readonly schemas: readonly string[]; readonly leaveOut: readonly string[] },
): Promise<string[]> {
  const now = await readSourceColumns(source, schemas);
  const known = new Set(followed.map((table) => tableLabel(table.source)));
  const members = await source.rows<TableName>(sql`
    select n.nspname as schema, c.relname as name from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and exists (select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`);
  const ignored = new Set([...leaveOut, ...members.map(tableLabel)]);
  const fresh = [...now.keys()].filter((label) => !known.has(label) && !ignored.has(label));
  return [
    ...followed.flatMap((table) => tableChanges(table, now)),
    ...fresh.map((label) => `CREATE TABLE ${label}`),
  ];
}
