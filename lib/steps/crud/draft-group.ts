import { ident, literal, sql, trustedSql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';
import { draftRow } from './draft-row';
import type { DraftedRow } from './insert-rows';
import type { MadeRow } from './made-row';
import type { TableGroup } from './order-tables';
import { columnOf, NoRowError, type RowDraft } from './row-draft';
import { type ForeignKeyShape, type TableShape, tableName } from './table-shape';
import { valueCandidates } from './value-candidates';

export type MadeRows = ReadonlyMap<string, MadeRow>;

const isOptional = (table: TableShape, { columns }: ForeignKeyShape) =>
  columns.some((name) => columnOf(table, name).isNullable);

/** A row of a table outside our list that a foreign key may point to: the first there is. */
async function existingParent(
  client: ReadClient,
  { references, referencedColumns }: ForeignKeyShape,
): Promise<RowDraft | null> {
  const list = referencedColumns.map((name) => `${ident(name).fragment}::text as ${ident(name).fragment}`);
  const [relation] = await client.rows<{ name: string }>(
    sql`select ${references}::oid::regclass::text as name`,
  );
  if (!relation) return null;
  const text = `select ${list.join(', ')} from ${relation.name} limit 1`;
  const rows = await client
    .rows<Record<string, string | null>>(trustedSql(text, 'built-from-catalog'))
    .catch(() => []);
  return rows[0] ? new Map(Object.entries(rows[0])) : null;
}

/** The value that a column of a key will have, drawn before the row is written. */
async function keyValue(client: ReadClient, table: TableShape, name: string, tag: string): Promise<string> {
  const column = columnOf(table, name);
  const sequence = `nextval(pg_get_serial_sequence(${literal(ident(table.schema, table.name).fragment).fragment}, ${literal(name).fragment}))`;
  const expression = column.identity ? sequence : column.defaultSql;
  if (expression !== null) {
    const text = `select (${expression})::text as value`;
    const rows = await client.rows<{ value: string | null }>(trustedSql(text, 'built-from-catalog'));
    if (rows[0]?.value) return rows[0].value;
  }
  const [first] = valueCandidates(column, tag);
  if (first === undefined) throw new NoRowError('type', `${name} ${column.type}`);
  return first;
}

/** Values of the foreign keys that leave the group; an optional one without a parent stays empty. */
async function outerKeys(
  client: ReadClient,
  table: TableShape,
  group: TableGroup,
  made: MadeRows,
): Promise<Map<string, string | null>> {
  const given = new Map<string, string | null>();
  for (const key of table.foreignKeys) {
    if (group.some(({ oid }) => oid === key.references)) continue;
    const parent = made.get(key.references)?.values ?? (await existingParent(client, key));
    if (!parent && !isOptional(table, key)) throw new NoRowError('parent', `${tableName(table)}.${key.name}`);
    key.columns.forEach((name, i) => {
      const value = parent?.get(key.referencedColumns[i] ?? '') ?? null;
      if (value !== null || columnOf(table, name).isNullable) given.set(name, given.get(name) ?? value);
    });
  }
  return given;
}

/** Foreign keys inside the group: optional ones stay empty; the others need their keys drawn beforehand. */
async function innerKeys(
  client: ReadClient,
  group: TableGroup,
  given: ReadonlyMap<string, Map<string, string | null>>,
  tag: string,
): Promise<void> {
  for (const table of group) {
    for (const key of table.foreignKeys) {
      const parent = group.find(({ oid }) => oid === key.references);
      if (!parent) continue;
      const [own, theirs] = [given.get(table.oid), given.get(parent.oid)];
      for (const [i, name] of key.columns.entries()) {
        const referenced = key.referencedColumns[i] ?? '';
        if (isOptional(table, key)) {
          if (columnOf(table, name).isNullable) own?.set(name, own.get(name) ?? null);
          continue;
        }
        if (key.onDelete === 'restrict') throw new NoRowError('ring', `${tableName(table)}.${key.name}`);
        const value =
          theirs?.get(referenced) ?? own?.get(name) ?? (await keyValue(client, parent, referenced, tag));
        theirs?.set(referenced, value);
        own?.set(name, value);
      }
    }
  }
}

/** Drafts one row for each table of the group, wired to the rows that were made before. Throws NoRowError. */
export async function draftGroup(
  client: ReadClient,
  group: TableGroup,
  made: MadeRows,
  tag: string,
): Promise<DraftedRow[]> {
  const given = new Map<string, Map<string, string | null>>();
  for (const table of group) given.set(table.oid, await outerKeys(client, table, group, made));
  await innerKeys(client, group, given, tag);
  const drafted: DraftedRow[] = [];
  for (const table of group) {
    const draft = await draftRow(client, table, given.get(table.oid) ?? new Map(), tag);
    drafted.push({ table, draft });
  }
  return drafted;
}
