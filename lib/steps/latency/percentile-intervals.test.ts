import { describe, expect, it } from 'vitest';
import { threadCpuMs } from '../../platform/testing/thread-cpu-ms';
import { percentileIntervals, ratioIntervals } from './percentile-intervals';

/** Repeatable pseudo-random times around `centre` ms with a long tail. */
function times(n: number, centre: number, seed: number): number[] {
  let state = seed;
  const random = () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state / 2 ** 31;
  };
  return Array.from({ length: n }, () => centre * (1 - 0.3 * Math.log(1 - random() * 0.999)));
}

describe('percentileIntervals', () => {
  it('holds the true median in about 95 of 100 repetitions', () => {
    const truth = 10 * (1 - 0.3 * Math.log(0.5));
    let covered = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const [p50] = percentileIntervals(times(200, 10, seed * 7919), [50]);
      if (p50 && p50.low <= truth && truth <= p50.high) covered += 1;
    }
    expect(covered).toBeGreaterThanOrEqual(88);
  });

  it('gives the same interval for the same times, around the value', () => {
    const list = times(300, 10, 5);
    const [first, again] = [percentileIntervals(list, [50, 95]), percentileIntervals(list, [50, 95])];
    expect(first).toEqual(again);
    for (const { value, low, high } of first) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
  });
});

it('is done in a moment for a hundred thousand times, and as narrow as they allow', () => {
  const list = times(100_000, 10, 11);
  const begun = threadCpuMs();
  const intervals = percentileIntervals(list, [50, 95, 99]);
  expect(threadCpuMs() - begun).toBeLessThan(8_000);
  for (const { value, low, high } of intervals) {
    expect(low).toBeLessThanOrEqual(value * 1.001);
    expect(high).toBeGreaterThanOrEqual(value * 0.999);
    expect(high / low).toBeLessThan(1.05);
  }
});

describe('ratioIntervals', () => {
  it('holds 1 for equal distributions nearly always, and not for twice as slow', () => {
    let calm = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const [p50] = ratioIntervals(times(200, 10, seed * 31), times(200, 10, seed * 77 + 5), [50]);
      if (p50 && p50.low <= 1 && 1 <= p50.high) calm += 1;
    }
    expect(calm).toBeGreaterThanOrEqual(52);
    const [p50, p95] = ratioIntervals(times(200, 10, 3), times(200, 20, 4), [50, 95]);
    expect(p50?.low).toBeGreaterThan(1.5);
    expect(p95?.high).toBeLessThan(3);
  });
});
