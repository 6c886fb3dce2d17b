import type { CopiedChunk } from './copy-chunk';
import type { CopyChunk } from './plan-copy';

/** A chunk that is ours until it is done or let go. */
export interface TakenChunk {
  readonly chunk: CopyChunk;
  done(copied: CopiedChunk): Promise<void>;
  /** Gives it back, for somebody else or for later. */
  release(): Promise<void>;
}

/** Where lanes get their work from: a list of this process, or one that several instances share. */
export interface ChunkQueue {
  /** The next chunk, or null when every one is done, here or elsewhere. */
  take(signal: AbortSignal): Promise<TakenChunk | null>;
}

/** What a chunk has moved, by the chunk's number. */
export type CopiedChunks = Map<number, CopiedChunk>;

/** The chunks of one stage, for the lanes of this process alone. */
export function localQueue(chunks: readonly CopyChunk[], copied: CopiedChunks): ChunkQueue {
  const waiting = [...chunks];
  return {
    take: async () => {
      const chunk = waiting.shift();
      if (!chunk) return null;
      return {
        chunk,
        done: async (result) => void copied.set(chunk.number, result),
        release: async () => void waiting.unshift(chunk),
      };
    },
  };
}
