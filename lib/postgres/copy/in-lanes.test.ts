import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inLanes } from './in-lanes';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
const { signal } = new AbortController();

describe('lanes', () => {
  it('work each item off once, and open no more of them than there are items', async () => {
    const done: number[] = [];
    const opened: number[] = [];
    await inLanes(numbers(3), 8, signal, async (next, _, lane) => {
      opened.push(lane);
      for (let item = next(); item !== undefined; item = next()) {
        await sleep(1);
        done.push(item);
      }
    });
    expect(done.sort()).toEqual([0, 1, 2]);
    expect(opened).toEqual([1, 2, 3]);
  });

  it('are one where nothing is to be done: it may still have to look', async () => {
    let opened = 0;
    await inLanes([], 4, signal, async () => {
      opened += 1;
    });
    expect(opened).toBe(1);
  });

  it('are stopped by the first that fails, whose error is told when all have ended', async () => {
    let ended = 0;
    const working = inLanes(numbers(6), 3, signal, async (next, inner, lane) => {
      try {
        next();
        if (lane === 2) throw new Error('the second');
        await sleep(5_000, undefined, { signal: inner });
      } finally {
        ended += 1;
      }
    });
    await expect(working).rejects.toThrow('the second');
    expect(ended).toBe(3);
  });

  it('begin nothing more after a failure', async () => {
    const begun: number[] = [];
    await inLanes(numbers(10), 2, signal, async (next, _, lane) => {
      for (let item = next(); item !== undefined; item = next()) {
        begun.push(item);
        if (lane === 1) throw new Error('no');
        await sleep(10);
      }
    }).catch(() => undefined);
    expect(begun.length).toBeLessThan(4);
  });

  it('end with the reason of whoever called them off, not with what that broke in them', async () => {
    const stop = new AbortController();
    const working = inLanes(numbers(2), 2, stop.signal, async (_, inner) => {
      await sleep(5_000, undefined, { signal: inner }).catch(() => {
        throw new Error('a socket closed');
      });
    });
    stop.abort('cancelled');
    await expect(working).rejects.toBe('cancelled');
  });

  it('listen by the dozen on one signal, and nobody calls that a leak', async () => {
    const warnings: string[] = [];
    const note = (warning: Error) => void warnings.push(warning.name);
    process.on('warning', note);
    await inLanes(numbers(8), 8, signal, async (_, inner) => {
      // A lane has two connections, and each of them listens.
      for (const _each of numbers(3)) inner.addEventListener('abort', () => undefined);
      await sleep(1);
    });
    await sleep(20);
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});
