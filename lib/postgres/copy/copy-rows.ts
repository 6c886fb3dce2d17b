import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { sql } from '../sql';
import type { ChunkQueue } from './chunk-queue';
import { type CheckMode, type CopiedChunk, copyChunk } from './copy-chunk';
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

/** The same rows are there already: an instance that was killed had brought them, and could not say so. */
async function broughtBefore(error: unknown, job: CopyRows, chunk: CopyChunk): Promise<CopiedChunk | null> {
  const isDouble = error instanceof MudanzaError && ['23505', '23P01'].includes(error.sqlState ?? '');
  if (!isDouble) return null;
  const options = { signal: job.signal, applicationName: 'mudanza copy' };
  const known = await withCopyWriter(job.target, options, (writer) => recorded(writer, job.job, chunk));
  return known && { ...known, rowsOut: known.rows };
}

/** Works the queue off through one pair of connections; gives true where it needs another pair to go on. */
function works(job: CopyRows, watch: StallWatch, signal: AbortSignal, number: number): Promise<boolean> {
  const options = { signal, applicationName: `mudanza copy ${number}` };
  return withCopyReader(job.source, { ...options, snapshot: job.snapshot }, (reader) =>
    withCopyWriter(job.target, options, async (writer) => {
      for (;;) {
        const taken = await job.queue.take(signal);
        if (!taken) return false;
        const { chunk } = taken;
        job.onStart?.(chunk, number);
        try {
          const onBytes = (count: number) => {
            watch.moved();
            job.onBytes?.(chunk, count);
          };
          const copied = await watch.during(() => copyChunk(reader, writer, chunk, { ...job, onBytes }));
          await taken.done(copied);
          job.onDone?.(chunk, copied, number);
        } catch (error) {
          const known = await broughtBefore(error, job, chunk).catch(() => null);
          if (!known) {
            await taken.release();
            throw error;
          }
          await taken.done(known);
          return true;
        }
      }
    }),
  );
}

async function lane(job: CopyRows, watch: StallWatch, signal: AbortSignal, number: number): Promise<void> {
  while (await works(job, watch, signal, number));
}

/** Copies what a queue holds in parallel lanes; the first failure stops them all. Throws MUD-906 when nothing moves. */
export async function copyRows(job: CopyRows): Promise<void> {
  const numbers = Array.from({ length: job.lanes }, (_, index) => index + 1);
  const watch = new StallWatch(job.stallSeconds ?? STALLED_AFTER);
  const either = AbortSignal.any([job.signal, watch.signal]);
  try {
    await inLanes(numbers, job.lanes, either, (_, signal, number) =>
      lane(job, watch, signal, number).catch((error: unknown) => {
        signal.throwIfAborted();
        throw nameCopyFailure(error, { side: 'source', object: '—' });
      }),
    );
  } finally {
    watch.end();
  }
}
