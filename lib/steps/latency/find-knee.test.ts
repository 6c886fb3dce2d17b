import { describe, expect, it } from 'vitest';
import type { SweepLevel } from '../../plan/evidence/latency-evidence';
import { compareSides, intervalsOf } from './compare-sides';
import { findKnee } from './find-knee';
import { SampleThinner } from './sample-thinner';

const levels = (...given: readonly (readonly [connections: number, throughput: number])[]): SweepLevel[] =>
  given.map(([connections, throughput]) => ({ connections, throughput }) as SweepLevel);

describe('findKnee', () => {
  it.each([
    ['nothing was swept', [], null],
    ['one level', [[1, 100]], null],
    [
      'perfect scaling',
      [
        [1, 100],
        [2, 200],
        [4, 400],
        [8, 800],
      ],
      null,
    ],
    [
      'scaling that stops',
      [
        [1, 100],
        [2, 200],
        [4, 210],
        [8, 212],
      ],
      2,
    ],
    [
      'scaling that never was',
      [
        [1, 100],
        [2, 100],
      ],
      1,
    ],
    [
      'more connections that do harm',
      [
        [1, 100],
        [2, 190],
        [4, 150],
      ],
      2,
    ],
    [
      'exactly a quarter of the ideal, which still pays',
      [
        [1, 100],
        [2, 125],
      ],
      null,
    ],
    [
      'just below a quarter of the ideal',
      [
        [1, 100],
        [2, 124.9],
      ],
      1,
    ],
    [
      'levels that are not doubled',
      [
        [4, 400],
        [6, 600],
        [7, 610],
      ],
      6,
    ],
    [
      'a dip that recovers: the first that did not pay counts',
      [
        [1, 100],
        [2, 105],
        [4, 400],
      ],
      1,
    ],
    [
      'no throughput at all',
      [
        [1, 0],
        [2, 0],
      ],
      null,
    ],
  ] as const)('%s', (_, given, knee) => {
    expect(findKnee(levels(...given))).toBe(knee);
  });
});

describe('SampleThinner', () => {
  it('lets fifty a second through of each series, by the clock of the samples', () => {
    const thinner = new SampleThinner();
    let admitted = 0;
    for (let at = 0; at < 1000; at += 1) if (thinner.admits('a', at)) admitted += 1;
    expect(admitted).toBe(50);
    expect(thinner.admits('b', 999)).toBe(true);
    expect(thinner.admits('a', 999)).toBe(false);
    expect(thinner.admits('a', 1000)).toBe(true);
  });
});

describe('compareSides', () => {
  const times = (around: number, n = 400) =>
    Array.from({ length: n }, (_, i) => around * (0.9 + ((i * 37) % 100) / 500));

  it('claims a difference only where the interval leaves no doubt', () => {
    const { verdicts, ratios } = compareSides('select1', times(10), times(20));
    expect(verdicts).toEqual({ p50: 'slower', p95: 'slower', p99: 'slower' });
    expect(ratios.p50.value).toBeCloseTo(2, 1);
    expect(compareSides('select1', times(20), times(10)).verdicts.p50).toBe('faster');
    expect(compareSides('select1', times(10), times(10)).verdicts).toEqual({
      p50: 'unclear',
      p95: 'unclear',
      p99: 'unclear',
    });
  });

  it('is the other way round for the other side', () => {
    const one = compareSides('select1', times(10), times(13)).ratios.p50.value;
    const other = compareSides('select1', times(13), times(10)).ratios.p50.value;
    expect(one * other).toBeCloseTo(1, 2);
  });

  it('puts each percentile between its limits', () => {
    const intervals = intervalsOf(times(10));
    for (const { value, low, high } of Object.values(intervals)) {
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
    }
    expect(intervals.p50.value).toBeLessThan(intervals.p99.value);
  });
});
