import { describe, expect, it } from 'vitest';
import { fc } from '../../platform/testing/fc';
import { sortedPercentile } from './resampler';
import { summarise } from './summarise';

const samplesOf = (times: readonly number[]) => times.map((ms, i) => ({ at: 1_000 + i * 10, ms }));

describe('summarise', () => {
  it('gives nothing for no samples', () => {
    expect(summarise([])).toBeNull();
  });

  it('knows the percentiles of 1 … 1000', () => {
    const stats = summarise(samplesOf(Array.from({ length: 1000 }, (_, i) => i + 1)))?.stats;
    expect(stats).toMatchObject({ n: 1000, min: 1, max: 1000, avg: 500.5, jitter: 1 });
    expect(stats?.p50).toBeCloseTo(500, -1);
    expect(stats?.p95).toBeCloseTo(950, -1);
    expect(stats?.p99).toBeCloseTo(990, -1);
  });

  it('is within a thousandth of the exact percentile, loses no sample and never exceeds the maximum', () => {
    const times = fc.array(fc.double({ min: 0.02, max: 50_000, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(times, (list) => {
        const summary = summarise(samplesOf(list));
        if (!summary) throw new Error('nothing');
        const sorted = [...list].sort((a, b) => a - b);
        for (const [percent, got] of [
          [50, summary.stats.p50],
          [95, summary.stats.p95],
          [99, summary.stats.p99],
        ] as const) {
          const exact = sortedPercentile(sorted, percent);
          expect(Math.abs(got - exact)).toBeLessThanOrEqual(exact * 0.0015 + 0.001);
        }
        expect(summary.stats.p99).toBeLessThanOrEqual(summary.stats.max);
        expect(summary.slots.reduce((sum, slot) => sum + slot.count, 0)).toBe(list.length);
        expect(summary.slots.every((slot) => slot.count >= 0)).toBe(true);
        expect(summary.series.reduce((sum, point) => sum + point.n, 0)).toBe(list.length);
      }),
      { numRuns: 60 },
    );
  });

  it('puts times into the slot they belong to', () => {
    const slots = summarise(samplesOf([1, 1, 1, 100]))?.slots ?? [];
    const holding = slots.filter((slot) => slot.count > 0);
    expect(holding.map((slot) => slot.count)).toEqual([3, 1]);
    expect(holding[0]?.from).toBeLessThanOrEqual(1.001);
    expect(holding[1]?.to).toBeGreaterThan(100);
  });

  it('makes slices large enough for a P95 of their own', () => {
    const summary = summarise(samplesOf(Array.from({ length: 200 }, (_, i) => i)));
    expect(summary?.series.length).toBeLessThanOrEqual(10);
    expect(Math.min(...(summary?.series ?? []).map(({ n }) => n))).toBeGreaterThanOrEqual(19);
  });

  it('bounds the series whatever the number of samples', () => {
    const summary = summarise(samplesOf(Array.from({ length: 20_000 }, () => 5)));
    expect(summary?.series.length).toBeLessThanOrEqual(61);
  });
});
