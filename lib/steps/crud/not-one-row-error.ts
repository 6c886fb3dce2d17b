import { type TableShape, tableName } from './table-shape';

/** Not exactly the one row was written: none where a trigger, a rule or a policy kept it. */
export class NotOneRowError extends Error {
  override readonly name = 'NotOneRowError';
  readonly count: number;

  constructor(table: TableShape, count: number, done: 'stored' | 'changed' | 'deleted') {
    super(`${tableName(table)}: ${count} rows were ${done}.`);
    this.count = count;
  }
}
