import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { SharedLooks } from './shared-looks';

it('looks once for all who are woken together, however many steps they take to ask', async () => {
  const looks = new SharedLooks<number>();
  let looked = 0;
  let wake = () => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const reader = async (index: number) => {
    await woken;
    for (let step = 0; step < index % 5; step += 1) await undefined;
    return looks.ask('run 7', async () => {
      looked += 1;
      await sleep(5);
      return looked;
    });
  };
  const readers = Array.from({ length: 500 }, (_, index) => reader(index));
  setTimeout(wake, 1);
  expect(new Set(await Promise.all(readers))).toEqual(new Set([1]));
  expect(looked).toBe(1);
});

it('gives nobody what was looked up before its own question', async () => {
  const looks = new SharedLooks<string>();
  let truth = 'before';
  const look = async () => {
    const seen = truth;
    await sleep(20);
    return seen;
  };
  const first = looks.ask('run', look);
  await sleep(1);
  truth = 'after';
  expect(await looks.ask('run', look)).toBe('after');
  expect(await first).toBe('before');
});

it('keeps looks at different places apart, and one that failed is asked again', async () => {
  const looks = new SharedLooks<number>();
  const both = await Promise.all([looks.ask('a', async () => 1), looks.ask('b', async () => 2)]);
  expect(both).toEqual([1, 2]);
  await sleep(1);
  const failing = looks.ask('a', () => Promise.reject(new Error('away')));
  await expect(failing).rejects.toThrow('away');
  await sleep(1);
  expect(await looks.ask('a', async () => 3)).toBe(3);
});
