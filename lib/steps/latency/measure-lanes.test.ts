import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { SweepLevel } from '../../plan/evidence/latency-evidence';
import { findKnee } from './find-knee';
import type { Lane } from './lane';
import { measureLanes, type Pace } from './measure-lanes';
import { sweepLevels } from './sweep-connections';

/** A lane whose repetitions really take the given times, in turn. */
function lane(times: readonly number[], side: Lane['side'] = 'target'): Lane & { fired: number } {
  return {
    side,
    isOpen: true,
    fired: 0,
    async fire() {
      const ms = times[this.fired % times.length] ?? 0;
      this.fired += 1;
      const begun = performance.now();
      if (ms > 0) await sleep(ms);
      return performance.now() - begun;
    },
    close: () => undefined,
  };
}

const pace = (changes: Partial<Pace>): Pace => ({
  mode: 'back-to-back',
  rate: 100,
  samples: 20,
  warmUp: 0,
  deadline: Number.POSITIVE_INFINITY,
  signal: new AbortController().signal,
  ...changes,
});

describe('measureLanes', () => {
  it('counts those who had to wait behind a stall when it asks on a clock', async () => {
    const [record] = await measureLanes(
      [lane([200, ...Array(29).fill(0)])],
      pace({ mode: 'fixed-rate', samples: 30 }),
    );
    const slow = record?.samples.filter(({ ms }) => ms > 20).length ?? 0;
    // One question stalls for 200 ms; at 100 a second, some 18 more were due meanwhile.
    expect(slow).toBeGreaterThanOrEqual(16);
    expect(record?.service.filter((ms) => ms > 150)).toHaveLength(1);
    const waits = record?.samples.map(({ ms }) => ms) ?? [];
    expect(waits[1]).toBeGreaterThan(150);
    // The queue behind it gets shorter; where the machine stalls as well, some one of them has waited less all the same.
    expect(Math.min(...waits.slice(2))).toBeLessThan(waits[1] ?? 0);
  });

  it('counts a stall once when it asks back to back', async () => {
    const [record] = await measureLanes([lane([400, ...Array(19).fill(0)])], pace({}));
    expect(record?.samples.filter(({ ms }) => ms > 300)).toHaveLength(1);
  });

  it('does not count the lateness of its own timer', async () => {
    const [record] = await measureLanes([lane([0])], pace({ mode: 'fixed-rate', rate: 200, samples: 60 }));
    const sorted = (record?.samples ?? []).map(({ ms }) => ms).sort((a, b) => a - b);
    expect(sorted[30]).toBeLessThan(1);
  });

  it('throws the warm-up away', async () => {
    const warm = lane([200, 200, 0]);
    const [record] = await measureLanes([warm], pace({ warmUp: 2, samples: 1 }));
    expect(warm.fired).toBe(3);
    expect(record?.samples).toHaveLength(1);
    expect(record?.samples[0]?.ms).toBeLessThan(150);
  });

  it('leaves a server alone that refuses, and keeps what there was', async () => {
    let fired = 0;
    const refusing: Lane = {
      side: 'target',
      isOpen: true,
      fire: async () => {
        fired += 1;
        if (fired > 3) throw new Error('too many connections');
        return 1;
      },
      close: () => undefined,
    };
    const [record] = await measureLanes([refusing], pace({ samples: 1000 }));
    expect(record?.samples).toHaveLength(3);
    expect(fired).toBe(8);
  });
});

describe('the sweep', () => {
  const level = (connections: number, throughput: number): SweepLevel => ({
    connections,
    throughput,
    n: 1,
    p50: 1,
    p95: 1,
  });

  it('goes by 1, 2, 5 and ends at the limit', () => {
    expect(sweepLevels(1)).toEqual([1]);
    expect(sweepLevels(15)).toEqual([1, 2, 5, 10, 15]);
    expect(sweepLevels(100)).toEqual([1, 2, 5, 10, 20, 50, 100]);
    expect(sweepLevels(0)).toEqual([]);
  });

  it('finds where more connections stop paying', () => {
    expect(findKnee([level(1, 100), level(2, 195), level(5, 470), level(10, 500), level(20, 505)])).toBe(5);
    expect(findKnee([level(1, 100), level(2, 200), level(5, 500)])).toBeNull();
    expect(findKnee([level(1, 100), level(2, 90)])).toBe(1);
    expect(findKnee([level(1, 100)])).toBeNull();
  });
});
