import { describe, expect, it } from 'vitest';
import { sortedPercentile } from '@/lib/steps/latency/resampler';
import type { LogEvent } from '../log/log-event';
import { LiveSamples } from './live-samples';

let seq = 0;
function event(series: string, points: [number, number][], stream = 'sample'): LogEvent {
  seq += 1;
  return { seq, at: 0, stream, level: 'debug', text: series, data: { series, points } };
}

describe('LiveSamples', () => {
  it('comes to the percentiles of the evidence, whatever the order and the batches', () => {
    const times = Array.from({ length: 1_000 }, (_, i) => ((i * 7_919) % 1_000) / 10 + 1);
    const live = new LiveSamples();
    for (let i = 0; i < times.length; i += 50) {
      const batch = times.slice(i, i + 50).map((ms, k): [number, number] => [(i + k) * 20, ms]);
      expect(live.add([event('select1.target', batch)])).toBe(true);
    }
    const sorted = Float64Array.from(times).sort();
    const [p50, p95, p99] = [50, 95, 99].map((percent) => sortedPercentile(sorted, percent));
    expect(live.series()).toEqual([{ id: 'select1.target', n: 1_000, p50, p95, p99 }]);
    const points = live.points('select1.target');
    expect(points.length).toBeGreaterThan(50);
    expect(points.length).toBeLessThanOrEqual(240);
    expect(points[0]).toMatchObject({ second: 0, n: 1, p50: 1, p99: 1 });
    expect(points.at(-1)?.second).toBeGreaterThan(19);
  });

  it('shows the workload that is measured now, on the target where there is one', () => {
    const live = new LiveSamples();
    expect(live.current()).toBeNull();
    live.add([event('select1.source', [[0, 1]])]);
    expect(live.current()).toBe('select1.source');
    live.add([event('select1.target', [[0, 2]]), event('select1.source', [[20, 1]])]);
    expect(live.current()).toBe('select1.target');
    live.add([event('insert.target', [[40, 3]])]);
    expect(live.current()).toBe('insert.target');
  });

  it('keeps few points of a long run, and takes nothing from other events', () => {
    const live = new LiveSamples();
    const hour = Array.from({ length: 3_600 }, (_, i): [number, number] => [i * 1_000, i % 10]);
    live.add([event('select1.target', hour)]);
    const points = live.points('select1.target');
    expect(points.length).toBeLessThanOrEqual(240);
    expect(points.at(-1)?.second).toBeGreaterThan(3_500);
    const odd = { ...event('x', []), data: { series: 'x', points: [['a', 1], null, [1]] } };
    expect(live.add([event('y', [[0, 1]], 'log'), { ...event('z', []), data: null }, odd])).toBe(false);
    expect(live.series()).toHaveLength(1);
  });
});
