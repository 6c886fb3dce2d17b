import { afterEach, expect, it, vi } from 'vitest';
import { SampleBuffer } from './sample-buffer';

afterEach(() => void vi.useRealTimers());

it('hands over what was collected by series, in order and to the microsecond, and starts afresh', () => {
  const buffer = new SampleBuffer();
  buffer.add('a', 1, 0.123_456);
  buffer.add('b', 2, 7);
  buffer.add('a', 3, 1.000_49);
  expect(buffer.take()).toEqual([
    {
      series: 'a',
      points: [
        [1, 0.123],
        [3, 1],
      ],
    },
    { series: 'b', points: [[2, 7]] },
  ]);
  expect(buffer.take()).toEqual([]);
});

it('asks to be written when a series is long, or some time has passed', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const long = new SampleBuffer();
  const asks = Array.from({ length: 2_000 }, (_, n) => long.add('a', n, 1));
  expect(asks.at(-1)).toBe(true);
  const slow = new SampleBuffer();
  slow.take();
  expect(slow.add('a', 1, 1)).toBe(false);
  vi.advanceTimersByTime(250);
  expect(slow.add('a', 1, 1)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(slow.add('a', 2, 1)).toBe(true);
});
