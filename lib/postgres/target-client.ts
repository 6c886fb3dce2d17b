import type { Sql } from './sql';
import type { BatchAnswer, BatchEnd } from './statement-batch';

declare const side: unique symbol;

export interface TransactionSettings {
  /** ms; sent as SET LOCAL, so it holds through a pooler too. 0 = the server's own. */
  readonly lockTimeout?: number;
  readonly statementTimeout?: number;
  readonly readOnly?: boolean;
  /** Nothing that texts from outside set for the session outlives it: a transaction pooler hands that session to others. */
  readonly clearsSession?: boolean;
}

export interface QueryResult<Row> {
  readonly rows: Row[];
  /** Rows affected or returned; null for statements that have none. */
  readonly rowCount: number | null;
  readonly command: string;
}

/** How the server stands towards this connection, by its own last word. */
export interface SessionState {
  readonly transaction: 'idle' | 'open' | 'failed' | 'unknown';
  /** Settings that the server reports when they change, such as `standard_conforming_strings`. */
  readonly settings: ReadonlyMap<string, string>;
}

/** A connection to the target (or to a scratch database). Never handed out for a source. */
export interface TargetClient {
  readonly [side]: 'target';
  rows<Row extends object>(query: Sql): Promise<Row[]>;
  execute<Row extends object>(query: Sql): Promise<QueryResult<Row>>;
  /**
   * Sends statements without parameters one behind the other, each alone in its messages, without waiting for the answers in
   * between; after the first that fails none is run. What they came to is passed on, as it comes where it is timed, else
   when it suits the server; nothing is thrown.
   */
  executeAll(
    queries: readonly Sql[],
    onAnswer: (answer: BatchAnswer) => void,
    isTimed?: boolean,
  ): Promise<BatchEnd>;
  /** BEGIN … COMMIT; anything thrown inside rolls back and is thrown on. */
  transaction<T>(body: () => Promise<T>, settings?: TransactionSettings): Promise<T>;
  /** Runs the body in a transaction that is always rolled back, and gives what the body returned. */
  rolledBack<T>(body: () => Promise<T>, settings?: TransactionSettings): Promise<T>;
  /** One read-only, repeatable-read transaction: everything the body reads is of the same moment. */
  snapshot<T>(body: () => Promise<T>): Promise<T>;
  /** Postgres notices (RAISE NOTICE, "already exists, skipping") are passed here until the client closes. */
  onNotice(listen: (text: string) => void): void;
  /** Free of charge: it comes with the answer to every statement. */
  session(): SessionState;
}

/** What reading code needs: satisfied by source and target alike. */
export interface ReadClient {
  rows<Row extends object>(query: Sql): Promise<Row[]>;
}
