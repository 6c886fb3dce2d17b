import type pg from 'pg';

/** What a statement of a batch came to; the server names it by its place in the batch. */
export interface BatchAnswer {
  readonly index: number;
  readonly command: string;
  readonly rowCount: number | null;
}

/** A batch as far as it came: all of it, or up to the statement that the server refused. */
export interface BatchEnd {
  readonly done: number;
  readonly error: Error | null;
}

const TAG = /^([A-Za-z]+)(?: (\d+))?(?: (\d+))?/;

/**
 * Several statements in one go, each in messages of its own (Parse, Bind, Execute), so that none can hide a second one, and
 * with one Sync behind the last: the server answers each when it is done, and after one that fails skips the rest by
 * itself. What node-postgres asks of a query is what `pg.Client.query` calls here.
 */
export class StatementBatch implements pg.Submittable {
  private done = 0;
  private error: Error | null = null;
  private isSettled = false;
  private settle: (end: BatchEnd) => void = () => undefined;
  readonly ended = new Promise<BatchEnd>((resolve) => {
    this.settle = resolve;
  });

  constructor(
    private readonly texts: readonly string[],
    private readonly onAnswer: (answer: BatchAnswer) => void,
    private readonly isTimed = true,
  ) {}

  submit(connection: pg.Connection): void {
    const { stream } = connection;
    stream.cork();
    for (const text of this.texts) {
      connection.parse({ name: '', text, types: [] }, true);
      connection.bind({ values: [] }, true);
      connection.execute({}, true);
      // Then the answer of each leaves the server when it is there, and its time is that of the statement.
      if (this.isTimed) connection.flush();
    }
    connection.sync();
    stream.uncork();
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const [, command = '', first, second] = TAG.exec(text) ?? [];
    const rows = second ?? first;
    this.onAnswer({ index: this.done++, command, rowCount: rows === undefined ? null : Number(rows) });
  }

  handleEmptyQuery(): void {
    this.onAnswer({ index: this.done++, command: '', rowCount: null });
  }

  /** The server's refusal, after which it is ready again; or the end of the connection, after which nothing comes. */
  handleError(error: Error): void {
    this.error = error;
    this.end();
  }

  handleReadyForQuery(): void {
    this.end();
  }

  /** A server that waits for rows does not hear the Sync that is behind them: there is nothing to go on with. */
  handleCopyInResponse({ stream }: pg.Connection): void {
    stream.destroy(new Error('a COPY in a batch has no rows'));
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}

  private end(): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.settle({ done: this.done, error: this.error });
  }
}
