import { type CopyTable, type TableName, tableLabel } from '../copy/copy-table';
import type { CopyPlan } from '../copy/plan-copy';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { FollowedTable, SourceColumn, TableShape } from './followed-table';
import type { TableRule } from './table-rules';

/** How a table of the source says which row a change is about. */
export interface SourceIdentity extends TableName {
  /** `relreplident`: `d` primary key, `n` nothing, `f` all columns, `i` an index. */
  readonly identity: 'd' | 'n' | 'f' | 'i';
  readonly hasPrimaryKey: boolean;
}

export async function readIdentities(
  client: ReadClient,
  schemas: readonly string[],
): Promise<SourceIdentity[]> {
  return client.rows<SourceIdentity>(sql`
    select n.nspname as schema, c.relname as name, c.relreplident as identity,
      exists (select from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisprimary) as "hasPrimaryKey"
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = any (${[...schemas]}) order by 1, 2`);
}

/** Tables whose UPDATE and DELETE would fail for the application as soon as they are published. */
export function withoutIdentity(
  tables: readonly TableName[],
  identities: readonly SourceIdentity[],
): SourceIdentity[] {
  const wanted = new Set(tables.map(tableLabel));
  return identities.filter(
    (one) =>
      wanted.has(tableLabel(one)) && (one.identity === 'n' || (one.identity === 'd' && !one.hasPrimaryKey)),
  );
}

interface ColumnRow extends TableName, Omit<SourceColumn, 'name'> {
  readonly column: string;
}

/** Columns of every table of the source that changes may bring, by label, as the stream will describe them. */
export async function readSourceColumns(
  client: ReadClient,
  schemas: readonly string[],
): Promise<Map<string, SourceColumn[]>> {
  const rows = await client.rows<ColumnRow>(sql`
    select n.nspname as schema, c.relname as name, a.attname as column, a.attnum::int as number,
      a.atttypid::int8::float8 as "typeOid", a.atttypmod as "typeModifier"
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      left join pg_catalog.pg_attribute a
        on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname = any (${[...schemas]})
    order by 1, 2, a.attnum`);
  const tables = new Map<string, SourceColumn[]>();
  for (const { schema, name, column, number, typeOid, typeModifier } of rows) {
    const label = tableLabel({ schema, name });
    const known = tables.get(label) ?? [];
    // A table without columns is one row of nulls.
    tables.set(label, column === null ? known : [...known, { name: column, number, typeOid, typeModifier }]);
  }
  return tables;
}

const nameOf = ({ schema, name }: CopyTable): TableName => ({ schema, name });

const shapeOf = (shape: TableShape | undefined): TableShape | undefined =>
  shape && { oid: shape.oid, generated: shape.generated, parent: shape.parent };

/** The tables of a copy whose changes can be followed; an unlogged one leaves no trace in the log. */
export function followedTables(
  plan: CopyPlan,
  columns: ReadonlyMap<string, readonly SourceColumn[]>,
  shapes: ReadonlyMap<string, TableShape>,
  rules: ReadonlyMap<string, readonly TableRule[]>,
): FollowedTable[] {
  return plan.tables
    .filter(({ source }) => !source.isUnlogged)
    .map((table) => ({
      source: nameOf(table.source),
      target: nameOf(table.target),
      sourceColumns: columns.get(tableLabel(table.source)) ?? [],
      columns: table.columns,
      shape: shapeOf(shapes.get(tableLabel(table.source))),
      rules: rules.get(tableLabel(table.source)),
    }));
}
