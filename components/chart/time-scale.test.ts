import { expect, it } from 'vitest';
import { timeScale } from './time-scale';

it('is straight while the limit is near the times', () => {
  expect(timeScale([40, 100], 200)).toEqual({
    isLog: false,
    low: 0,
    high: 220.000_000_000_000_03,
    ticks: null,
  });
  expect(timeScale([400], 200)).toMatchObject({ isLog: false, high: 440.000_000_000_000_06 });
  expect(timeScale([], 200)).toMatchObject({ isLog: false, low: 0 });
});

it('is logarithmic where a far limit would press the lines to the ground, and shows both', () => {
  const scale = timeScale([0.05, 0.4], 200);
  expect(scale).toMatchObject({ isLog: true, low: 0.01, high: 1_000 });
  expect(scale.ticks).toEqual([0.01, 0.1, 1, 10, 100, 1_000]);
  expect(timeScale([0, 2], 1_000)).toMatchObject({ low: 1, high: 1_000 });
});
