import { Writable } from 'node:stream';
import type { Connection, Submittable } from 'pg';

/** Ends the rows of one COPY. Between two of them it passes the stream as a chunk of its own: this very buffer. */
export const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);
const HIGH_WATER = 1 << 18;

type Done = (error?: Error | null) => void;

export interface CopyInListener {
  /** Bytes of the COPY at this place, from 0. */
  onBytes(count: number, at: number): void;
  /** The COPY at this place is over; the server took so many rows. */
  onRows(rows: number, at: number): void;
}

/**
 * One or several COPY … FROM STDIN fed with CopyData messages as another server framed them. The text may begin with
 * statements that open the transaction: they and the rows go out without waiting for an answer between them, and a
 * server that refuses one of them ignores the rows behind it.
 */
export class CopyInStream extends Writable implements Submittable {
  readonly #text: string;
  readonly #listener: CopyInListener;
  #connection: Connection | undefined;
  #done: Done | undefined;
  #isOver = false;
  #sent = 0;
  #taken = 0;

  constructor(text: string, listener: CopyInListener) {
    super({ highWaterMark: HIGH_WATER });
    this.#text = text;
    this.#listener = listener;
    this.cork();
  }

  /** Called by node-postgres when it is this query's turn. */
  submit(connection: Connection): void {
    this.#connection = connection;
    connection.query(this.#text);
    this.uncork();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    const stream = this.#connection?.stream;
    if (chunk === COPY_DONE) this.#sent += 1;
    else this.#listener.onBytes(chunk.length, this.#sent);
    if (!stream || stream.write(chunk)) done();
    else stream.once('drain', () => done());
  }

  override _final(done: Done): void {
    this.#done = done;
    this.#connection?.stream.write(COPY_DONE);
  }

  /** Rows in the middle of a message cannot be called off: the session goes, and its transaction with it. */
  override _destroy(error: Error | null, done: Done): void {
    if (!this.#isOver) this.#connection?.stream.destroy(error ?? undefined);
    done(error);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCopyInResponse(): void {}

  handleCommandComplete({ text }: { readonly text?: string }): void {
    const rows = /^COPY (\d+)/.exec(text ?? '')?.[1];
    if (rows === undefined) return;
    this.#listener.onRows(Number(rows), this.#taken);
    this.#taken += 1;
  }

  handleReadyForQuery(): void {
    this.#isOver = true;
    this.#done?.();
  }

  handleError(error: Error): void {
    // Unless everything had been sent, the next statement would be read as the rest of a message that was cut.
    this.#isOver = this.#done !== undefined;
    this.destroy(error);
  }
}
