import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Heartbeat } from './heartbeat';

let heartbeat: Heartbeat | undefined;
beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await passed(5_000, heartbeat?.stop());
  vi.useRealTimers();
});

/** The timers' own time, which no busy machine takes a part of. */
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
async function passed(ms: number, work?: Promise<unknown>): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await work;
}

function started(leaseMs: number, round: (renewed: () => void) => Promise<void>) {
  const seen = { failed: [] as string[], lost: 0 };
  heartbeat = new Heartbeat({
    leaseMs,
    round,
    onFailed: (error) => seen.failed.push(String(error)),
    onLost: () => {
      seen.lost += 1;
    },
  });
  return { seen, heart: heartbeat };
}

describe('a heartbeat', () => {
  it('renews several times within a lease, and never two rounds at once', async () => {
    let [open, most, rounds] = [0, 0, 0];
    const { seen, heart } = started(400, async (renewed) => {
      open += 1;
      most = Math.max(most, open);
      await sleep(10);
      renewed();
      rounds += 1;
      open -= 1;
    });
    await passed(10, heart.start());
    expect(rounds).toBe(1);
    await passed(10, Promise.all([heart.beat(), heart.beat(), heart.beat()]));
    expect(rounds).toBe(2);
    await passed(400);
    expect(rounds).toBe(7);
    expect({ most, ...seen }).toEqual({ most: 1, failed: [], lost: 0 });
  });

  it('tells of a round that fails, and goes on', async () => {
    let rounds = 0;
    const { seen, heart } = started(10_000, async (renewed) => {
      rounds += 1;
      if (rounds === 1) throw new Error('no database');
      renewed();
    });
    await heart.start();
    await heart.beat();
    expect({ rounds, ...seen }).toEqual({ rounds: 2, failed: ['Error: no database'], lost: 0 });
  });

  it.each([
    ['fails', () => Promise.reject(new Error('gone'))],
    ['hangs', () => sleep(1_500)],
  ])('says that the leases are lost when every round %s, before they end', async (_, round) => {
    const began = performance.now();
    let lostAfter = 0;
    heartbeat = new Heartbeat({
      leaseMs: 500,
      round,
      onFailed: () => undefined,
      onLost: () => {
        lostAfter ||= performance.now() - began;
      },
    });
    const running = heartbeat.start();
    await passed(399);
    expect(lostAfter).toBe(0);
    await passed(1_200, running);
    expect(lostAfter).toBe(400);
  });

  it('begins no round after it was stopped, and ends the one under way', async () => {
    let ended = 0;
    const { heart } = started(250, async (renewed) => {
      await sleep(40);
      renewed();
      ended += 1;
    });
    await passed(40, heart.start());
    void heart.beat();
    await passed(40, heart.stop());
    const before = ended;
    await passed(200);
    expect({ before, after: ended }).toEqual({ before: 2, after: 2 });
  });
});
