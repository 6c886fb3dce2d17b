import type { Duplex } from 'node:stream';
import pg from 'pg';
import type { Credentials } from './address/endpoint';
import { ReplyReader } from './reply-reader';
import type { Sql } from './sql';
import { tlsNegotiation } from './tls-negotiation';
import { tlsOptions } from './tls-options';

/** How long each part of opening a connection took, in ms. `dns` and `tls` are 0 where there is none. */
export interface ConnectTimings {
  readonly dns: number;
  readonly tcp: number;
  readonly tls: number;
  readonly auth: number;
}

/** One statement as the bytes of a simple-protocol Query message, made once so that no sample pays for it. */
export type Shot = Buffer & { readonly shot?: true };

/** A connection that does nothing but time statements: no row is parsed and no queue is kept. */
export interface SamplerConnection {
  readonly timings: ConnectTimings;
  /** True until the socket is closed from either side. */
  readonly isOpen: boolean;
  /**
   * Sends the statements one after the other, each after the previous answer, and gives the ms from the first
   * byte sent to the last answer. Rejects with Postgres' error or when the connection is lost.
   */
  time(shots: readonly Shot[]): Promise<number>;
  close(): void;
}

/** Encodes a statement without parameters for `time`; the simple protocol is what `pgbench -M simple` speaks. */
export function shot(statement: Sql): Shot {
  if (statement.values.length > 0) throw new Error('A sampled statement takes no parameters.');
  const text = Buffer.from(`${statement.text}\0`);
  const head = Buffer.alloc(5);
  head.write('Q');
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}

const ms = (from: bigint, to: bigint) => Number(to - from) / 1e6;

/** Notes when each rung of the connection was reached; node-postgres swaps its stream when TLS begins. */
function watchTimings(client: pg.Client): () => ConnectTimings {
  const begun = process.hrtime.bigint();
  let resolved = begun;
  let connected = begun;
  let secured: bigint | undefined;
  const socket: Duplex = client.connection.stream;
  socket.once('lookup', () => {
    resolved = process.hrtime.bigint();
  });
  socket.once('connect', () => {
    connected = process.hrtime.bigint();
  });
  client.connection.once('sslconnect', () =>
    client.connection.stream.once('secureConnect', () => {
      secured = process.hrtime.bigint();
    }),
  );
  return () => {
    const ready = process.hrtime.bigint();
    return {
      dns: ms(begun, resolved),
      tcp: ms(resolved, connected),
      tls: secured ? ms(connected, secured) : 0,
      auth: ms(secured ?? connected, ready),
    };
  };
}

/** One measurement under way. */
interface Timing {
  readonly shots: readonly Shot[];
  sent: number;
  begun: bigint;
  readonly resolve: (ms: number) => void;
  readonly reject: (error: Error) => void;
}

const lost = () => new Error('Connection terminated unexpectedly');

/** Takes the socket over from node-postgres, whose parsing and queueing would be part of every measured time. */
function takeOver(client: pg.Client, timings: ConnectTimings): SamplerConnection {
  const stream: Duplex = client.connection.stream;
  const reader = new ReplyReader();
  let timing: Timing | undefined;
  let isOpen = true;
  // Through the stream's own queue: an answer may overtake the completion of the write that asked for it, and a
  // second write below the queue would then end the process (an assertion in Node's TLS).
  const send = (bytes: Shot) => stream.write(bytes);
  const onBytes = (chunk: Buffer): void => {
    const at = process.hrtime.bigint();
    const reply = reader.read(chunk);
    if (!reply || !timing) return;
    const next = timing.shots[timing.sent];
    if (next && !reply.error) {
      timing.sent += 1;
      send(next);
      return;
    }
    const { begun, resolve, reject } = timing;
    timing = undefined;
    if (reply.error) reject(reply.error);
    else resolve(ms(begun, at));
  };
  // Bytes are taken where they enter the stream: its buffering and its events would add some 5 µs to every time.
  const push = stream.push.bind(stream);
  stream.removeAllListeners('data');
  stream.push = (chunk: Buffer | null) => {
    if (chunk === null) return push(null);
    onBytes(chunk);
    return true;
  };
  stream.resume();
  stream.once('close', () => {
    isOpen = false;
    timing?.reject(reader.lastError ?? lost());
  });
  return {
    timings,
    get isOpen() {
      return isOpen;
    },
    time: (shots) =>
      new Promise((resolve, reject) => {
        const [first] = shots;
        if (!isOpen || !first) return reject(lost());
        timing = { shots, sent: 1, begun: 0n, resolve, reject };
        timing.begun = process.hrtime.bigint();
        send(first);
      }),
    close: () => {
      if (isOpen) stream.end(Buffer.from([0x58, 0, 0, 0, 4]));
      setTimeout(() => stream.destroy(), 200).unref();
    },
  };
}

/**
 * Opens a connection for timing, with the login done (and timed) by node-postgres. Aborting the signal destroys
 * the socket. Throws what node-postgres throws when the server cannot be reached or refuses the login.
 */
export async function openSamplerConnection(
  { endpoint, password }: Credentials,
  signal?: AbortSignal,
): Promise<SamplerConnection> {
  signal?.throwIfAborted();
  const client = new pg.Client({
    host: endpoint.host,
    port: endpoint.port,
    database: endpoint.database,
    user: endpoint.user,
    password,
    ssl: tlsOptions(endpoint),
    ...tlsNegotiation(endpoint),
    connectionTimeoutMillis: 15_000,
    application_name: 'mudanza latency',
  });
  client.on('error', () => undefined);
  const abort = () => client.connection.stream.destroy();
  signal?.addEventListener('abort', abort, { once: true });
  const timings = watchTimings(client);
  try {
    await client.connect();
  } catch (error) {
    signal?.removeEventListener('abort', abort);
    client.connection.stream.destroy();
    signal?.throwIfAborted();
    throw error;
  }
  const connection = takeOver(client, timings());
  client.connection.stream.once('close', () => signal?.removeEventListener('abort', abort));
  return connection;
}
