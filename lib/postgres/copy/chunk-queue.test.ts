import { describe, expect, it } from 'vitest';
import { type CopiedChunks, localQueue, SMALL_BYTES } from './chunk-queue';
import type { CopyChunk } from './plan-copy';

const chunk = (number: number, bytes: number): CopyChunk => ({
  ...{ number, bytes, columns: ['id'], range: null, isBinary: false },
  source: { schema: 'public', name: `t${number}` },
  target: { schema: 'public', name: `t${number}` },
});
const small = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => chunk(from + at, SMALL_BYTES));
const large = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => chunk(from + at, SMALL_BYTES + 1));
const { signal } = new AbortController();
const moved = (rows: number) => ({ rows, rowsOut: rows, bytes: rows, ms: 1 });

async function taken(chunks: readonly CopyChunk[], lanes: number, most: number): Promise<number[][]> {
  const queue = localQueue(chunks, new Map(), lanes);
  const all: number[][] = [];
  for (let next = await queue.take(signal, most); next; next = await queue.take(signal, most))
    all.push(next.chunks.map(({ number }) => number));
  return all;
}

describe('the queue of one process', () => {
  it.each([
    ['large ones alone', large(1, 3), 1, 16, [[1], [2], [3]]],
    ['small ones together', small(1, 3), 1, 16, [[1, 2, 3]]],
    ['no more of them than are wanted', small(1, 5), 1, 2, [[1, 2], [3, 4], [5]]],
    ['one at a time where that is wanted', small(1, 3), 1, 1, [[1], [2], [3]]],
    [
      'a fair share for each lane',
      small(1, 6),
      3,
      16,
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    ['one each where the lanes are as many', small(1, 3), 8, 16, [[1], [2], [3]]],
    ['large ones first, then the others', [...large(1, 2), ...small(3, 2)], 1, 16, [[1], [2], [3, 4]]],
    ['nothing', [], 4, 16, []],
  ])('gives %s', async (_, chunks, lanes, most, expected) => {
    expect(await taken(chunks, lanes, most)).toEqual(expected);
  });

  it('keeps what each chunk moved, and gives back what was let go to the next', async () => {
    const copied: CopiedChunks = new Map();
    const queue = localQueue(small(1, 4), copied, 2);
    const first = await queue.take(signal, 16);
    const second = await queue.take(signal, 16);
    await second?.done([moved(3), moved(4)]);
    expect([...copied]).toEqual([
      [3, moved(3)],
      [4, moved(4)],
    ]);
    await first?.release();
    expect((await queue.take(signal, 1))?.chunks.map(({ number }) => number)).toEqual([1]);
    expect((await queue.take(signal, 16))?.chunks.map(({ number }) => number)).toEqual([2]);
    expect(await queue.take(signal, 16)).toBeNull();
  });
});
