import type pg from 'pg';
import { formatLsn } from './lsn';
import { readFrame, type StreamFrame, standbyStatus } from './stream-frame';

export interface StreamStart {
  readonly slot: string;
  readonly publication: string;
  readonly from: bigint;
  /** `wal_sender_timeout` of the server in ms; 0 for none. */
  readonly senderTimeout: number;
  /** `server_version_num`. */
  readonly version: number;
}

/** ms that a server may take to agree to a stream. */
const START_PATIENCE = 60_000;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

function startCommand({ slot, publication, from, version }: StreamStart): string {
  const names = quoted(publication).replaceAll("'", "''");
  // Messages of pg_logical_emit_message are passed on from 14 on.
  const messages = version >= 140_000 ? ", messages 'true'" : '';
  return `START_REPLICATION SLOT ${quoted(slot)} LOGICAL ${formatLsn(from)} (proto_version '1', publication_names '${names}'${messages})`;
}

/**
 * The changes of a slot, as they arrive. Only what `confirm` was told is ever called durable; the server hears of us in
 * time also while reading is paused.
 */
export class ReplicationStream {
  readonly #client: pg.Client;
  readonly #listen: (frame: StreamFrame) => void;
  readonly #timer: NodeJS.Timeout;
  /** Resolves when the server ended the stream, rejects when it failed. */
  readonly ended: Promise<void>;
  #end: (error?: Error) => void = () => undefined;
  #started: () => void = () => undefined;
  #received: bigint;
  #durable: bigint;
  #isOver = false;
  #isPaused = false;
  #heardAt = performance.now();

  constructor(client: pg.Client, start: StreamStart, listen: (frame: StreamFrame) => void) {
    this.#client = client;
    this.#listen = listen;
    this.#durable = start.from;
    this.#received = start.from;
    this.ended = new Promise((resolve, reject) => {
      this.#end = (error) => {
        this.#isOver = true;
        clearInterval(this.#timer);
        if (error) reject(error);
        else resolve();
      };
    });
    this.ended.catch(() => undefined);
    const wait = start.senderTimeout > 0 ? start.senderTimeout / 4 : 10_000;
    // It asks each time: who answers is there.
    this.#timer = setInterval(() => this.#report(true), Math.min(5_000, Math.max(100, wait)));
  }

  /** Starts a stream; resolves when the server has agreed to it. */
  static async start(
    client: pg.Client,
    start: StreamStart,
    listen: (frame: StreamFrame) => void,
  ): Promise<ReplicationStream> {
    const stream = new ReplicationStream(client, start, listen);
    const started = new Promise<void>((resolve) => {
      stream.#started = resolve;
    });
    client.connection.once('replicationStart', () => stream.#started());
    client.query({
      submit: () => client.connection.query(startCommand(start)),
      handleCopyData: ({ chunk }: { readonly chunk: Buffer }) => stream.#receive(chunk),
      handleError: (error: Error) => stream.#end(error),
      handleCommandComplete: () => undefined,
      handleRowDescription: () => undefined,
      handleDataRow: () => undefined,
      handleReadyForQuery: () => stream.#end(),
    });
    const late = setTimeout(
      () => stream.#end(new Error('the source does not begin to send')),
      START_PATIENCE,
    );
    try {
      await Promise.race([started, stream.ended]);
    } finally {
      clearTimeout(late);
    }
    return stream;
  }

  #receive(chunk: Buffer): void {
    if (this.#isOver) return;
    this.#heardAt = performance.now();
    try {
      this.#listen(readFrame(chunk));
    } catch (error) {
      this.#end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #report(wantsReply: boolean): void {
    const { stream } = this.#client.connection;
    if (this.#isOver || !stream.writable) return;
    const status = standbyStatus({ received: this.#received, durable: this.#durable, wantsReply });
    const head = Buffer.alloc(5);
    head.write('d', 0, 'latin1');
    head.writeInt32BE(status.length + 4, 1);
    stream.write(Buffer.concat([head, status]));
  }

  /** Notes what has arrived; the server counts it, and still keeps everything that is not durable. */
  note(received: bigint): void {
    if (received > this.#received) this.#received = received;
  }

  /** Everything before `durable` is committed on the target: the server may forget it. */
  confirm(durable: bigint): void {
    if (durable > this.#durable) this.#durable = durable;
    this.note(durable);
    this.#report(false);
  }

  /** Asks the server where it stands; the answer is a keepalive. */
  ask(): void {
    this.#report(true);
  }

  pause(): void {
    this.#isPaused = true;
    this.#client.connection.stream.pause();
  }

  resume(): void {
    if (this.#isPaused) this.#heardAt = performance.now();
    this.#isPaused = false;
    this.#client.connection.stream.resume();
  }

  /** ms since the server was heard, though it is asked every few seconds; 0 while nothing is read. */
  get silence(): number {
    return this.#isPaused || this.#isOver ? 0 : performance.now() - this.#heardAt;
  }

  /** Ends the stream in the way of the protocol, so that the slot is free at once; gives up after two seconds. */
  async stop(): Promise<void> {
    if (!this.#isOver) {
      this.#report(false);
      const { stream } = this.#client.connection;
      stream.write(Buffer.from([0x63, 0, 0, 0, 4]));
      this.resume();
      const patience = new Promise((resolve) => setTimeout(resolve, 2_000).unref());
      await Promise.race([this.ended.catch(() => undefined), patience]);
    }
    clearInterval(this.#timer);
  }
}
