import { type TableName, tableLabel } from '../copy/copy-table';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { FollowedTable } from './followed-table';
import { readSourceShapes, type SourceShape } from './source-shapes';
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

/** What the stream would never show: a table made anew, out of the publication, with other generated columns or another parent. */
function shapeChanges(
  { source, shape: was }: FollowedTable,
  now: SourceShape | undefined,
  publication: string | undefined,
): string[] {
  const label = tableLabel(source);
  if (!now) return [];
  if (was && was.oid !== now.oid) return [`DROP TABLE ${label}`, `CREATE TABLE ${label}`];
  const isOut = publication !== undefined && !now.publications.includes(publication);
  const changes = [
    ...(isOut ? [`ALTER PUBLICATION ${publication} DROP TABLE ${label}`] : []),
    ...(now.lacksIdentity ? [`ALTER TABLE ${label} REPLICA IDENTITY`] : []),
  ];
  if (!was) return changes;
  const made = now.generated.filter((name) => !was.generated.includes(name));
  const gone = was.generated.filter((name) => !now.generated.includes(name));
  return [
    ...changes,
    ...made.map((name) => `ADD COLUMN ${within(source, name)} GENERATED`),
    ...gone.map((name) => `DROP COLUMN ${within(source, name)}`),
    ...(was.parent !== null && was.parent !== now.parent
      ? [`ALTER TABLE ${was.parent} DETACH PARTITION ${label}`]
      : []),
    ...(now.parent !== null && was.parent !== now.parent
      ? [`ALTER TABLE ${now.parent} ATTACH PARTITION ${label}`]
      : []),
  ];
}

export interface WatchedScope {
  readonly schemas: readonly string[];
  readonly leaveOut: readonly string[];
  /** Through which the changes come; what left it brings none. */
  readonly publication?: string;
}

/**
 * What has changed in the schema of the source since following began, in the words of SQL: also where no row has been
 * written since, and for tables (a partition that was attached is one) that nobody follows.
 */
export async function schemaChanges(
  source: ReadClient,
  followed: readonly FollowedTable[],
  { schemas, leaveOut, publication }: WatchedScope,
): Promise<string[]> {
  const now = await readSourceColumns(source, schemas);
  const shapes = await readSourceShapes(source, schemas);
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
    ...followed.flatMap((table) => shapeChanges(table, shapes.get(tableLabel(table.source)), publication)),
    ...fresh.map((label) => `CREATE TABLE ${label}`),
  ];
}
