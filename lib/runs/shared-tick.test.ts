import { afterEach, expect, it, vi } from 'vitest';
import { SharedLooks } from './shared-looks';
import { SharedTick } from './shared-tick';

/** The timers' own time: on a busy machine some would begin to wait after the beat. */
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
afterEach(() => void vi.useRealTimers());

it('wakes who began to wait at different moments together, and lets them look once', async () => {
  vi.useFakeTimers();
  const tick = new SharedTick(100);
  const looks = new SharedLooks<number>();
  let looked = 0;
  const waiter = async (index: number) => {
    await sleep(index % 20);
    const forever = new Promise<void>(() => {});
    await Promise.race([forever, tick.next()]);
    return looks.ask('run 7 at 12', async () => {
      looked += 1;
      await sleep(1);
      return looked;
    });
  };
  const all = Promise.all(Array.from({ length: 500 }, (_, index) => waiter(index)));
  await vi.advanceTimersByTimeAsync(200);
  const seen = await all;
  expect(looked).toBe(1);
  expect(new Set(seen)).toEqual(new Set([1]));
});

it('beats again for who waits again', async () => {
  const tick = new SharedTick(5);
  const first = tick.next();
  expect(tick.next()).toBe(first);
  await first;
  const second = tick.next();
  expect(second).not.toBe(first);
  await second;
});
