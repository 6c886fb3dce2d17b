import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { sql } from '../sql';
import { type ChunkQueue, SMALL_AT_ONCE, type TakenChunks } from './chunk-queue';
import { type CheckMode, type CopiedChunk, copyChunks, type Sessions } from './copy-chunk';
import { nameCopyFailure } from './copy-failure';
import { recorded } from './copy-journal';
import { type CopyReader, withCopyReader, withCopyWriter } from './copy-session';
import { inLanes } from './in-lanes';
import type { CopyChunk } from './plan-copy';

export interface CopyRows {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly job: string;
  readonly queue: ChunkQueue;
  readonly lanes: number;
  readonly checks: CheckMode;
  /** The moment to read at, exported by a session that stays open. */
  readonly snapshot: string;
  readonly signal: AbortSignal;
  /** Seconds without a byte, while a lane is at work, after which the connections count as dead. */
  readonly stallSeconds?: number;
  readonly onStart?: (chunk: CopyChunk, lane: number) => void;
  readonly onBytes?: (chunk: CopyChunk, count: number) => void;
  readonly onDone?: (chunk: CopyChunk, done: CopiedChunk, lane: number) => void;
}

/**
 * Holds a moment of a server for several sessions: everything read at this snapshot is of one instant.
 *
 * @param given a snapshot that somebody else exported and keeps open; the session then only reads at it
 */
export function withSnapshot<T>(
  at: Credentials,
  signal: AbortSignal,
  use: (snapshot: string, reader: CopyReader) => Promise<T>,
  given?: string,
): Promise<T> {
  const options = {
    signal,
    applicationName: 'mudanza snapshot',
    isPipelined: true,
    ...(given === undefined ? {} : { snapshot: given }),
  };
  return withCopyReader(at, options, async (reader) => {
    if (given !== undefined) return use(given, reader);
    const rows = await reader.rows<{ id: string }>(sql`select pg_catalog.pg_export_snapshot() as id`);
    return use(rows[0]?.id ?? '', reader);
  });
}

const STALLED_AFTER = 120;

/** Notices that lanes are at work and nothing moves: a network that drops packets says nothing. */
class StallWatch {
  readonly #stop = new AbortController();
  readonly #seconds: number;
  readonly #timer: NodeJS.Timeout;
  #atWork = 0;
  #lastByte = performance.now();

  constructor(seconds: number) {
    this.#seconds = seconds;
    this.#timer = setInterval(() => this.#look(), Math.min(5_000, seconds * 250));
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  moved(): void {
    this.#lastByte = performance.now();
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.moved();
    this.#atWork += 1;
    try {
      return await work();
    } finally {
      this.#atWork -= 1;
    }
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    if (this.#atWork === 0 || performance.now() - this.#lastByte < this.#seconds * 1000) return;
    this.#stop.abort(new MudanzaError('MUD-906', { params: { seconds: this.#seconds } }));
  }
}

/** A row is there already: an instance that was killed may have brought it, and could not say so. */
function isDouble(error: unknown): boolean {
  return error instanceof MudanzaError && ['23505', '23P01'].includes(error.sqlState ?? '');
}

/** What the journal says of some chunks, null for each that it does not know. */
function broughtBefore(job: CopyRows, chunks: readonly CopyChunk[]): Promise<(CopiedChunk | null)[]> {
  const options = { signal: job.signal, applicationName: 'mudanza copy' };
  return withCopyWriter(job.target, options, async (writer) => {
    const found: (CopiedChunk | null)[] = [];
    for (const chunk of chunks) {
      const known = await recorded(writer, job.job, chunk);
      found.push(known && { ...known, rowsOut: known.rows });
    }
    return found;
  });
}

/** How a lane goes on with another pair of connections: as before, or taking one chunk at a time; null ends it. */
type Next = { readonly most: number } | null;

/** Rows were there already. Where the journal knows all of the chunks they are done, else each is tried alone. */
async function afterDouble(error: unknown, job: CopyRows, taken: TakenChunks): Promise<Next> {
  const known = isDouble(error) ? await broughtBefore(job, taken.chunks).catch(() => []) : [];
  const brought = known.filter((one) => one !== null);
  if (brought.length > 0 && brought.length === taken.chunks.length) {
    await taken.done(brought);
    return { most: SMALL_AT_ONCE };
  }
  await taken.release();
  if (brought.length === 0) throw error;
  return { most: 1 };
}

interface Lane {
  readonly number: number;
  readonly watch: StallWatch;
  readonly signal: AbortSignal;
}

/** Moves what was taken, and tells of each chunk. */
async function move(
  job: CopyRows,
  sessions: Sessions,
  taken: TakenChunks,
  { number, watch }: Lane,
): Promise<void> {
  for (const chunk of taken.chunks) job.onStart?.(chunk, number);
  const onBytes = (chunk: CopyChunk, count: number) => {
    watch.moved();
    job.onBytes?.(chunk, count);
  };
  const copied = await watch.during(() => copyChunks(sessions, taken.chunks, { ...job, onBytes }));
  await taken.done(copied);
  for (const [at, chunk] of taken.chunks.entries()) {
    const done = copied[at];
    if (done) job.onDone?.(chunk, done, number);
  }
}

/** Works the queue off through one pair of connections, until it is empty or needs another pair to go on. */
function works(job: CopyRows, lane: Lane, most: number): Promise<Next> {
  const { signal, number } = lane;
  const options = { signal, applicationName: `mudanza copy ${number}` };
  return withCopyReader(job.source, { ...options, snapshot: job.snapshot }, (reader) =>
    withCopyWriter(job.target, options, async (writer) => {
      for (;;) {
        const taken = await job.queue.take(signal, most);
        if (!taken) return null;
        try {
          await move(job, { reader, writer }, taken, lane);
        } catch (error) {
          return afterDouble(error, job, taken);
        }
      }
    }),
  );
}

async function work(job: CopyRows, lane: Lane): Promise<void> {
  for (let next: Next = { most: SMALL_AT_ONCE }; next; ) next = await works(job, lane, next.most);
}

/** Copies what a queue holds in parallel lanes; the first failure stops them all. Throws MUD-906 when nothing moves. */
export async function copyRows(job: CopyRows): Promise<void> {
  const numbers = Array.from({ length: job.lanes }, (_, index) => index + 1);
  const watch = new StallWatch(job.stallSeconds ?? STALLED_AFTER);
  const either = AbortSignal.any([job.signal, watch.signal]);
  try {
    await inLanes(numbers, job.lanes, either, (_, signal, number) =>
      work(job, { watch, signal, number }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw nameCopyFailure(error, { side: 'source', object: '—' });
      }),
    );
  } finally {
    watch.end();
  }
}
