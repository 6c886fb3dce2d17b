import { ident } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { Composer } from './composer';
import { firstInDomain, fulfilsChecks } from './find-values';
import type { DraftedRow } from './insert-rows';
import { keyColumns, type MadeRow, rowAsTexts, rowCondition } from './made-row';
import { NotOneRowError } from './not-one-row-error';
import { columnOf, type RowDraft, writableColumns } from './row-draft';
import { type ColumnShape, relationOf, type TableShape } from './table-shape';
import { isText, valueCandidates } from './value-candidates';

const relation = ({ table }: { table: TableShape }) => relationOf(table);

/** The row as texts, or null when it is not there. */
export async function readRow(client: TargetClient, row: MadeRow): Promise<RowDraft | null> {
  const compose = new Composer();
  const texts = rowAsTexts(row.table, compose);
  const where = rowCondition(row.table, row.values, compose);
  const query = compose.sql(`select ${texts} as made from ${relation(row)} where ${where} limit 1`);
  const [found] = await client.rows<{ made: Record<string, string | null> }>(query);
  return found ? new Map(Object.entries(found.made)) : null;
}

/** Names of the columns whose stored value is not the one that was sent, compared by the server. */
export async function changedColumns(client: TargetClient, row: MadeRow, draft: RowDraft): Promise<string[]> {
  if (draft.size === 0) return [];
  const compose = new Composer();
  const tests = [...draft].map(([name, value]) => {
    const column = columnOf(row.table, name);
    const differs = `${ident(name).fragment}::text is distinct from (${compose.value(value, column)})::text`;
    return `case when ${differs} then ${compose.text(name)} end`;
  });
  const where = rowCondition(row.table, row.values, compose);
  const query = compose.sql(
    `select array_remove(array[${tests.join(', ')}], null) as names from ${relation(row)} where ${where} limit 1`,
  );
  const [found] = await client.rows<{ names: string[] }>(query);
  return found?.names ?? [...draft.keys()];
}

export interface ColumnChange {
  readonly column: ColumnShape;
  readonly value: string | null;
}

/** A column to change and its new value: a text where there is one; null when every column is a key or fixed. */
export async function chooseChange(
  client: TargetClient,
  { table, draft }: DraftedRow,
  tag: string,
): Promise<ColumnChange | null> {
  const fixed = new Set([
    ...keyColumns(table).names,
    ...table.uniques.flatMap(({ columns }) => columns),
    ...table.foreignKeys.flatMap(({ columns }) => columns),
  ]);
  const free = writableColumns(table).filter(({ name, identity }) => !fixed.has(name) && !identity);
  const ordered = [...free.filter(isText), ...free.filter((column) => !isText(column))];
  for (const column of ordered) {
    for (const value of valueCandidates(column, tag).slice(0, 4)) {
      if (value === draft.get(column.name)) continue;
      const isInDomain =
        column.domainChecks.length === 0 || (await firstInDomain(client, column, [value])) !== null;
      if (!isInDomain) continue;
      if (await fulfilsChecks(client, table, new Map(draft).set(column.name, value)))
        return { column, value };
    }
  }
  return null;
}

/** A column that may be written back as it is, of the key if one is; null where the server alone writes them all. */
function columnToKeep(table: TableShape): ColumnShape | null {
  const { names } = keyColumns(table);
  const writable = writableColumns(table).filter(({ identity }) => identity !== 'always');
  return writable.find(({ name }) => names.includes(name)) ?? writable[0] ?? null;
}

function newValue(compose: Composer, column: ColumnShape, change: ColumnChange | null): string {
  return change ? compose.value(change.value, column) : ident(column.name).fragment;
}

/**
 * Changes one column (or, where none is free, writes one back unchanged; or, where the server alone writes them, locks
 * the row as a change would) and gives the row as it is then. Throws
 * Postgres' error, or one naming the table when not exactly one row was changed.
 */
export async function updateRow(
  client: TargetClient,
  row: MadeRow,
  change: ColumnChange | null,
): Promise<MadeRow> {
  const { table, values } = row;
  const compose = new Composer();
  const column = change?.column ?? columnToKeep(table);
  const where = rowCondition(table, values, compose, true);
  const texts = rowAsTexts(table, compose);
  const set = column && `${ident(column.name).fragment} = ${newValue(compose, column, change)}`;
  const query = set
    ? `update ${relation(row)} set ${set} where ${where} returning ${texts} as made`
    : `select ${texts} as made from ${relation(row)} where ${where} for update`;
  const made = await client.rows<{ made: Record<string, string | null> }>(compose.sql(query));
  const [first] = made;
  if (!first || made.length !== 1) throw new NotOneRowError(table, made.length, 'changed');
  return { table, values: new Map(Object.entries(first.made)) };
}

/** Deletes the rows in one statement, so that those of a ring can go together. Throws when one was not there. */
export async function deleteRows(client: TargetClient, rows: readonly MadeRow[]): Promise<void> {
  const compose = new Composer();
  const parts = rows.map(
    (row, i) =>
      `d${i} as (delete from ${relation(row)} where ${rowCondition(row.table, row.values, compose, true)} returning 1 as one)`,
  );
  const picks = rows.map((_, i) => `(select count(*)::int from d${i}) as n${i}`);
  const [counts] = await client.rows<Record<string, number>>(
    compose.sql(`with ${parts.join(', ')} select ${picks.join(', ')}`),
  );
  rows.forEach(({ table }, i) => {
    const count = counts?.[`n${i}`] ?? 0;
    if (count !== 1) throw new NotOneRowError(table, count, 'deleted');
  });
}
