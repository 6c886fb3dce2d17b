import type { Sql } from './sql';

declare const side: unique symbol;

/** A connection to the source. It has no way to write, and its session is read-only as well. */
export interface SourceClient {
  readonly [side]: 'source';
  /** Rows of one query, as objects. `Row` states what the query selects. */
  rows<Row extends object>(query: Sql): Promise<Row[]>;
  /** One read-only, repeatable-read transaction: everything the body reads is of the same moment. */
  snapshot<T>(body: () => Promise<T>): Promise<T>;
}
