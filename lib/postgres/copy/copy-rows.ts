import type { Credentials } from '../address/endpoint';
import { sql } from '../sql';
import type { ChunkQueue } from './chunk-queue';
import { type CheckMode, type CopiedChunk, copyChunk } from './copy-chunk';
import { nameCopyFailure } from './copy-failure';
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
  /** Awaited before each chunk: resolves when the copy may go on. */
  readonly pause?: (signal: AbortSignal) => Promise<void>;
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

/** Works the queue off through one pair of connections. */
async function lane(job: CopyRows, signal: AbortSignal, number: number): Promise<void> {
  const options = { signal, applicationName: `mudanza copy ${number}` };
  await withCopyReader(job.source, { ...options, snapshot: job.snapshot }, (reader) =>
    withCopyWriter(job.target, options, async (writer) => {
      for (;;) {
        await job.pause?.(signal);
        signal.throwIfAborted();
        const taken = await job.queue.take(signal);
        if (!taken) return;
        const { chunk } = taken;
        job.onStart?.(chunk, number);
        try {
          const onBytes = (count: number) => job.onBytes?.(chunk, count);
          const copied = await copyChunk(reader, writer, chunk, { ...job, onBytes });
          await taken.done(copied);
          job.onDone?.(chunk, copied, number);
        } catch (error) {
          await taken.release();
          throw error;
        }
      }
    }),
  );
}

/** Copies what a queue holds in parallel lanes; the first failure stops them all. */
export async function copyRows(job: CopyRows): Promise<void> {
  const numbers = Array.from({ length: job.lanes }, (_, index) => index + 1);
  await inLanes(numbers, job.lanes, job.signal, (_, signal, number) =>
    lane(job, signal, number).catch((error: unknown) => {
      signal.throwIfAborted();
      throw nameCopyFailure(error, { side: 'source', object: '—' });
    }),
  );
}
