import { Writable } from 'node:stream';
import type { Connection, Submittable } from 'pg';

const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);
const HIGH_WATER = 1 << 18;

type Done = (error?: Error | null) => void;

/**
 * COPY … FROM STDIN fed with CopyData messages as another server framed them. The text may begin with statements that
 * open the transaction: they and the rows go out without waiting for an answer between them, and a server that refuses
 * one of them ignores the rows behind it.
 */
export class CopyInStream extends Writable implements Submittable {
  readonly #text: string;
  readonly #onBytes: (count: number) => void;
  #connection: Connection | undefined;
  #done: Done | undefined;
  #isOver = false;
  #rows = 0;

  constructor(text: string, onBytes: (count: number) => void) {
    super({ highWaterMark: HIGH_WATER });
    this.#text = text;
    this.#onBytes = onBytes;
    this.cork();
  }

  /** Rows that the server took; known when the stream has finished. */
  get rows(): number {
    return this.#rows;
  }

  /** Called by node-postgres when it is this query's turn. */
  submit(connection: Connection): void {
    this.#connection = connection;
    connection.query(this.#text);
    this.uncork();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    const stream = this.#connection?.stream;
    this.#onBytes(chunk.length);
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
    this.#rows = Number(/^COPY (\d+)/.exec(text ?? '')?.[1] ?? this.#rows);
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
