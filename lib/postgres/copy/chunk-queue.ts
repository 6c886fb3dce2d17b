import type { CopiedChunk } from './copy-chunk';
import type { CopyChunk } from './plan-copy';

/** Chunks that are ours until they are done or let go: one, or several small ones that travel together. */
export interface TakenChunks {
  readonly chunks: readonly CopyChunk[];
  /** Takes what each of them moved, in their order. */
  done(copied: readonly CopiedChunk[]): Promise<void>;
  /** Gives them back, for somebody else or for later. */
  release(): Promise<void>;
}

/** Where lanes get their work from: a list of this process, or one that several instances share. */
export interface ChunkQueue {
  /**
   * The next chunk, or null when every one is done, here or elsewhere.
   *
   * @param most how many small ones may be taken at once
   */
  take(signal: AbortSignal, most: number): Promise<TakenChunks | null>;
}

/** What a chunk has moved, by the chunk's number. */
export type CopiedChunks = Map<number, CopiedChunk>;

/** Bytes up to which a chunk is small: its round trips would take longer than its rows. */
export const SMALL_BYTES = 128 * 1024;

/** Small chunks that travel in one transaction; more would leave other lanes without work. */
export const SMALL_AT_ONCE = 16;

/** The chunks of one stage, for the lanes of this process alone. Small ones are shared out evenly between them. */
export function localQueue(chunks: readonly CopyChunk[], copied: CopiedChunks, lanes = 1): ChunkQueue {
  const waiting = [...chunks];
  const isSmall = (chunk: CopyChunk | undefined) => chunk !== undefined && chunk.bytes <= SMALL_BYTES;
  const share = Math.ceil(chunks.filter(isSmall).length / lanes);
  return {
    take: async (_, most) => {
      const count = isSmall(waiting[0]) ? Math.max(1, Math.min(most, share)) : 1;
      const taken = waiting.splice(0, count);
      if (taken.length === 0) return null;
      return {
        chunks: taken,
        done: async (results) => {
          for (const [at, { number }] of taken.entries()) {
            const result = results[at];
            if (result) copied.set(number, result);
          }
        },
        release: async () => void waiting.unshift(...taken),
      };
    },
  };
}
