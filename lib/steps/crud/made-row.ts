import { ident } from '../../postgres/sql';
import type { Composer } from './composer';
import { columnOf, type RowDraft } from './row-draft';
import { relationOf, type TableShape } from './table-shape';

/** A row that we wrote: enough to find exactly it again. */
export interface MadeRow {
  readonly table: TableShape;
  /** All its values as texts, as the server gave them back. */
  readonly values: RowDraft;
}

/** Columns that tell our row from others: a key without nulls, else all columns together. */
export function keyColumns({ uniques, columns }: TableShape): { names: readonly string[]; isKey: boolean } {
  const isFilled = (name: string) => columns.some((column) => column.name === name && !column.isNullable);
  const key =
    uniques.find(({ isPrimary }) => isPrimary) ?? uniques.find((unique) => unique.columns.every(isFilled));
  return key ? { names: key.columns, isKey: true } : { names: columns.map(({ name }) => name), isKey: false };
}

/**
 * One of the rows of which these conditions are true: rows that are alike in every column may be somebody else's, and
 * each of them is as good as ours. One that another session is at work on is passed over.
 */
export function oneAlike(relation: string, conditions: readonly string[], isLocked: boolean): string {
  const where = conditions.join(' and ') || 'true';
  const lock = isLocked ? ' for update skip locked' : '';
  return `(tableoid, ctid) = (select tableoid, ctid from ${relation} where ${where} limit 1${lock})`;
}

/** WHERE condition that finds the row; on a key it can use the key's index. `isLocked` where it is about to change. */
export function rowCondition(
  table: TableShape,
  values: RowDraft,
  compose: Composer,
  isLocked = false,
): string {
  const { names, isKey } = keyColumns(table);
  const conditions = names.map((name) => {
    const { fragment } = ident(name);
    const value = values.get(name) ?? null;
    return isKey
      ? `${fragment} = ${compose.value(value, columnOf(table, name))}`
      : `${fragment}::text is not distinct from ${compose.text(value)}`;
  });
  return isKey ? conditions.join(' and ') : oneAlike(relationOf(table), conditions, isLocked);
}

/** `jsonb_object(...)` of every column as text, for RETURNING and SELECT. */
export function rowAsTexts({ columns }: TableShape, compose: Composer): string {
  const names = columns.map(({ name }) => compose.text(name)).join(', ');
  const values = columns.map(({ name }) => `${ident(name).fragment}::text`).join(', ');
  return `jsonb_object(array[${names}]::text[], array[${values}]::text[])`;
}
