import { Readable } from 'node:stream';
import type { Connection, Submittable } from 'pg';

/** Codes of the messages that pass while a server sends rows. */
const COPY_DATA = 0x64;
/** CopyOutResponse, NoticeResponse, ParameterStatus, NotificationResponse: nothing that the rows need. */
const SKIPPED: ReadonlySet<number> = new Set([0x48, 0x4e, 0x53, 0x41]);
/** One byte of code and four of length. */
const HEADER = 5;
const HIGH_WATER = 1 << 18;

type Parse = (chunk: Buffer) => void;

/**
 * COPY … TO STDOUT as the server frames it: its CopyData messages are handed on byte for byte, since the other server
 * takes them in the same frames. Nothing is unpacked, joined or packed again (measured: docs/decisions).
 */
export class CopyOutStream extends Readable implements Submittable {
  readonly #text: string;
  readonly #over: Promise<number>;
  #resolve: (rows: number) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;
  #connection: Connection | undefined;
  #parse: Parse | undefined;
  /** Bytes of the present CopyData message that are still to come. */
  #left = 0;
  /** Begin of a message that is not whole yet. */
  #head: Buffer | undefined;
  #rows = 0;
  #failure: Error | undefined;

  constructor(text: string) {
    super({ highWaterMark: HIGH_WATER });
    this.#text = text;
    this.#over = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever reads the stream hears of the error there.
    this.#over.catch(() => undefined);
  }

  /** Called by node-postgres when it is this query's turn. */
  submit(connection: Connection): void {
    this.#connection = connection;
    const { stream } = connection;
    [this.#parse] = stream.listeners('data') as Parse[];
    if (this.#parse) stream.removeListener('data', this.#parse);
    stream.on('data', this.#take);
    connection.query(this.#text);
  }

  /** What ended the rows on this server; undefined where the other side gave up first. */
  failure(): Error | undefined {
    return this.#failure;
  }

  /** Number of rows, once the server has said so. */
  rows(): Promise<number> {
    return this.#over;
  }

  override _read(): void {
    if (this.#parse) this.#connection?.stream.resume();
  }

  readonly #take = (chunk: Buffer): void => {
    const bytes = this.#head ? Buffer.concat([this.#head, chunk]) : chunk;
    this.#head = undefined;
    const isFull = this.#walk(bytes);
    if (isFull && this.#parse) this.#connection?.stream.pause();
  };

  /** Hops from message to message; gives whether the reader wants no more for now. */
  #walk(bytes: Buffer): boolean {
    let at = 0;
    let from = 0;
    let isFull = false;
    const forward = () => {
      if (at > from && !this.push(bytes.subarray(from, at))) isFull = true;
    };
    for (;;) {
      const step = Math.min(this.#left, bytes.length - at);
      at += step;
      this.#left -= step;
      if (at === bytes.length) break;
      const rest = bytes.length - at;
      const length = rest < HEADER ? 0 : bytes.readUInt32BE(at + 1);
      if (length > 0 && bytes[at] === COPY_DATA) {
        this.#left = length - 4;
        at += HEADER;
        continue;
      }
      forward();
      from = at;
      if (rest < HEADER || (SKIPPED.has(bytes[at] ?? 0) && rest < length + 1)) {
        this.#head = bytes.subarray(at);
        return isFull;
      }
      if (!SKIPPED.has(bytes[at] ?? 0)) {
        this.#end(bytes.subarray(at));
        return false;
      }
      at += length + 1;
      from = at;
    }
    forward();
    return isFull;
  }

  /** The rows are over, well or badly: node-postgres reads on from here. */
  #end(rest: Buffer): void {
    const stream = this.#connection?.stream;
    const parse = this.#parse;
    this.#parse = undefined;
    stream?.removeListener('data', this.#take);
    if (!stream || !parse) return;
    stream.on('data', parse);
    parse(rest);
    stream.resume();
  }

  handleCommandComplete({ text }: { readonly text?: string }): void {
    this.#rows = Number(/^COPY (\d+)/.exec(text ?? '')?.[1] ?? this.#rows);
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#rows);
    this.push(null);
  }

  handleError(error: Error): void {
    // A stream that was given up already hears of its own end here.
    if (!this.destroyed) this.#failure = error;
    this.#reject(error);
    this.destroy(error);
  }
}
