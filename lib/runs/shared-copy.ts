import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type ChunkQueue, SMALL_BYTES, type TakenChunks } from '../postgres/copy/chunk-queue';
import type { CopiedChunk } from '../postgres/copy/copy-chunk';
import type { SharedJob, SharedWork, ShareOptions } from '../postgres/copy/copy-result';
import type { CopyChunk } from '../postgres/copy/plan-copy';
import {
  type ClaimedChunks,
  claimChunks,
  closeShare,
  copiedChunks,
  finishLate,
  openShare,
} from '../store/copy-share';
import { isOutage } from '../store/state-outage';

/** ms between two looks while others work on what is left, the run is paused or the state is away. */
const LOOK_MS = 150;
/** ms between two looks at what others have done, while there is work for oneself. */
const TELL_MS = 2_000;

const Bound = z.array(z.string()).nullable();
const KeyRange = z.object({
  ...{ from: Bound, to: Bound, part: z.number() },
  key: z.array(z.object({ name: z.string(), isBytewise: z.boolean() })),
});
const BlockRange = z.object({ from: z.number().nullable(), to: z.number().nullable() });
const Name = z.object({ schema: z.string(), name: z.string() });
const Chunk: z.ZodType<CopyChunk> = z.object({
  number: z.number(),
  source: Name,
  target: Name,
  columns: z.array(z.string()),
  range: z.union([KeyRange, BlockRange]).nullable(),
  isBinary: z.boolean(),
  bytes: z.number(),
});
const Copied: z.ZodType<CopiedChunk> = z.object({
  rows: z.number(),
  rowsOut: z.number(),
  bytes: z.number(),
  ms: z.number(),
});

/** What an instance that helps is told of the copy. */
export const ShareJob = z.object({
  id: z.string(),
  snapshot: z.string(),
  checks: z.enum(['replica', 'origin']),
  lanes: z.number(),
});
export type ShareJob = z.infer<typeof ShareJob>;

interface Part {
  readonly runId: string;
  readonly runner: string;
  /** Told what others have done, too. */
  onCopied?(number: number, copied: CopiedChunk, isElsewhere: boolean): void;
  onPause?(by: string | null): void;
}

/** While the state database is away, the copy waits for it; the runner gives the run up when that takes too long. */
async function whenUp<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error)) throw error;
      signal.throwIfAborted();
      await sleep(LOOK_MS);
    }
  }
}

/** Chunks claimed from the state: each is worked on by one lane of one instance, and a dead one loses its claims. */
export function claimedQueue({ runId, runner, onCopied, onPause }: Part): ChunkQueue {
  let told = performance.now();
  const tell = async () => {
    told = performance.now();
    for (const { number, copied, runner: by } of await copiedChunks(runId))
      onCopied?.(number, Copied.parse(copied), by !== runner);
  };
  const takenOf = (found: ClaimedChunks, signal: AbortSignal): TakenChunks => {
    const late = async (all: readonly CopiedChunk[]) => {
      for (const [at, { number }] of found.chunks.entries())
        await whenUp(signal, () => finishLate(runId, number, { runner, copied: all[at] }));
    };
    return {
      chunks: found.chunks.map(({ chunk }) => Chunk.parse(chunk)),
      done: async (all) => {
        for (const [at, { number }] of found.chunks.entries()) {
          const copied = all[at];
          if (copied) onCopied?.(number, copied, false);
        }
        await found.finish(all).catch(() => late(all));
      },
      release: () => found.giveBack(),
    };
  };
  return {
    take: async (signal, most) => {
      for (;;) {
        signal.throwIfAborted();
        const size = { most, smallBytes: SMALL_BYTES };
        const found = await whenUp(signal, () => claimChunks(runId, runner, size));
        if ('chunks' in found) {
          onPause?.(null);
          if (onCopied && performance.now() - told > TELL_MS) await whenUp(signal, tell);
          return takenOf(found, signal);
        }
        if (onCopied) await whenUp(signal, tell);
        if (found.open === 0) return null;
        onPause?.(found.pausedBy);
        await sleep(LOOK_MS);
      }
    },
  };
}

/** The part of the instance that leads a copy: it writes the chunks down, and waits for those that others work on. */
export function sharedCopy(
  { runId, runner }: Pick<Part, 'runId' | 'runner'>,
  { lanes, onPause, onElsewhere }: ShareOptions,
): SharedWork {
  return {
    open: async (job: SharedJob, chunks, copied, signal) => {
      const shared = { job: { ...job, lanes } satisfies ShareJob, leader: runner };
      await whenUp(signal, () => openShare(runId, shared, chunks));
      const byNumber = new Map(chunks.map((chunk) => [chunk.number, chunk]));
      const onCopied = (number: number, result: CopiedChunk, isElsewhere: boolean) => {
        const chunk = byNumber.get(number);
        if (isElsewhere && chunk && !copied.has(number)) onElsewhere?.(chunk, result);
        copied.set(number, result);
      };
      return claimedQueue({ runId, runner, onCopied, ...(onPause && { onPause }) });
    },
    close: async () => {
      const { signal } = new AbortController();
      while ((await whenUp(signal, () => closeShare(runId))) > 0) await sleep(LOOK_MS);
    },
  };
}
