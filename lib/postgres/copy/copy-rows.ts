import type { Credentials } from '../address/endpoint';
import { sql } from '../sql';
import { type CheckMode, type CopiedChunk, copyChunk } from './copy-chunk';
import { type CopyReader, withCopyReader, withCopyWriter } from './copy-session';
import { inLanes } from './in-lanes';
import type { CopyChunk } from './plan-copy';

export interface CopyRows {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly job: string;
  readonly chunks: readonly CopyChunk[];
  readonly lanes: number;
  readonly checks: CheckMode;
  /** The moment to read at, exported by a session that stays open. */
  readonly snapshot: string;
  readonly signal: AbortSignal;
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

/** Copies the chunks in parallel lanes; the first failure stops them all. Gives what each chunk moved. */
export async function copyRows(job: CopyRows): Promise<Map<CopyChunk, CopiedChunk>> {
  const done = new Map<CopyChunk, CopiedChunk>();
  await inLanes(job.chunks, job.lanes, job.signal, async (next, signal, number) => {
    const options = { signal, applicationName: `mudanza copy ${number}` };
    await withCopyReader(job.source, { ...options, snapshot: job.snapshot }, (reader) =>
      withCopyWriter(job.target, options, async (writer) => {
        for (let chunk = next(); chunk; chunk = next()) {
          const current = chunk;
          job.onStart?.(current, number);
          const copied = await copyChunk(reader, writer, current, {
            job: job.job,
            checks: job.checks,
            onBytes: (count) => job.onBytes?.(current, count),
          });
          done.set(current, copied);
          job.onDone?.(current, copied, number);
        }
      }),
    );
  });
  return done;
}
