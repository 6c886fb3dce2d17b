import type { ColumnShape, TableShape } from './table-shape';

/** Values of a row to be written, as texts; a column that is not in it takes its default. */
export type RowDraft = ReadonlyMap<string, string | null>;

/** Thrown where no valid row can be thought of; the table is then left out, with this as the reason. */
export class NoRowError extends Error {
  override readonly name = 'NoRowError';
  readonly reason: 'type' | 'check' | 'parent' | 'ring' | 'guard' | 'taken';
  readonly subject: string;

  constructor(reason: NoRowError['reason'], subject: string) {
    super(`${reason}: ${subject}`);
    this.reason = reason;
    this.subject = subject;
  }
}

/** Columns an INSERT may name. */
export function writableColumns(table: TableShape): ColumnShape[] {
  return table.columns.filter((column) => !column.isGenerated);
}

/** A column of the table by name. Throws for one that it does not have: the catalog was read in one go. */
export function columnOf(table: TableShape, name: string): ColumnShape {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (!column) throw new Error(`No column ${name} in ${table.name}.`);
  return column;
}
