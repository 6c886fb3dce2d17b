import { createServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { placeObservation, type WatchSpan } from '../../store/watch-span';
import type { WatchStore } from '../../store/watch-store';
import { judgeDowntime, summariseWatch } from './summarise-watch';
import { watchHealth } from './watch-health';

/** A record in memory, as the state database keeps it. */
function memoryStore(): WatchStore & { readonly record: WatchSpan[] } {
  const record: WatchSpan[] = [];
  return {
    record,
    last: async () => record.at(-1) ?? null,
    extend: async (_, to) => {
      const last = record.pop();
      if (last) record.push({ ...last, to });
    },
    append: async (_, span) => void record.push(span),
    spans: async () => record,
  };
}

function replay(observations: readonly [number, boolean][]): WatchSpan[] {
  let record: WatchSpan[] = [];
  for (const [at, isUp] of observations) {
    const change = placeObservation(record.at(-1) ?? null, { at, isUp, reason: 'refused' }, 1000);
    const { extendTo } = change;
    if (extendTo !== null)
      record = record.map((span, i) => (i === record.length - 1 ? { ...span, to: extendTo } : span));
    record.push(...change.append);
  }
  return record;
}

describe('placeObservation', () => {
  it('keeps an outage from the first failure to the first answer', () => {
    const spans = replay([
      [0, true],
      [1000, true],
      [2000, false],
      [3000, false],
      [4000, true],
      [5000, true],
    ]);
    expect(spans.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['up', 0, 2000],
      ['down', 2000, 4000],
      ['up', 4000, 5000],
    ]);
    expect(judgeDowntime(spans).verdict).toBe('fail');
    expect(summariseWatch(spans)).toMatchObject({ upMs: 3000, downMs: 2000, gapMs: 0 });
  });

  it('goes on with a clock that was set back, and says that it cannot tell for how long nobody watched', () => {
    const hour = 3_600_000;
    const spans = replay([
      [hour, true],
      [hour + 1000, true],
      [0, true],
      [1000, false],
      [2000, false],
      [3000, true],
    ]);
    expect(spans.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['up', hour, hour + 1000],
      ['gap', 0, 0],
      ['up', 0, 1000],
      ['down', 1000, 3000],
      ['up', 3000, 3000],
    ]);
    expect(summariseWatch(spans)).toMatchObject({ from: 0, to: hour + 1000, downMs: 2000, upMs: 2000 });
    expect(judgeDowntime(spans).verdict).toBe('fail');
    expect(judgeDowntime(spans.slice(0, 3)).verdict).toBe('warn');
  });

  it('takes what another watcher saw a moment before for nothing new', () => {
    const spans = replay([
      [10_000, true],
      [9_000, false],
      [11_000, true],
    ]);
    expect(spans.map(({ kind, from, to }) => [kind, from, to])).toEqual([['up', 10_000, 11_000]]);
  });

  it('shows silence as a gap, never as up, and not as an outage either', () => {
    const spans = replay([
      [0, true],
      [1000, true],
      [61_000, true],
      [62_000, true],
    ]);
    expect(spans.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['up', 0, 1000],
      ['gap', 1000, 61_000],
      ['up', 61_000, 62_000],
    ]);
    expect(judgeDowntime(spans).verdict).toBe('warn');
  });

  it('bears a slow answer, an outage next to a gap, and a clock that was set back', () => {
    expect(
      replay([
        [0, true],
        [4000, true],
      ]),
    ).toHaveLength(1);
    expect(
      replay([
        [0, false],
        [60_000, true],
      ]).map(({ kind }) => kind),
    ).toEqual(['down', 'gap', 'up']);
    expect(
      replay([
        [5000, true],
        [1000, false],
      ]),
    ).toHaveLength(1);
  });

  it('passes only when it was up all the time, and says nothing when nothing was watched', () => {
    expect(
      judgeDowntime(
        replay([
          [0, true],
          [1000, true],
        ]),
      ).verdict,
    ).toBe('pass');
    expect(judgeDowntime([]).verdict).toBe('warn');
  });
});

describe('watchHealth', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('sees a real server go away and come back, and goes on after a restart', async () => {
    // Only the wall clock: a busy machine makes no silence of its own.
    let now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => now);
    let isUp = true;
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.writeHead(isUp ? 200 : 503).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/live`;
    const store = memoryStore();
    const changes: string[] = [];
    const watch = async (during: () => Promise<void>) => {
      const stop = new AbortController();
      const watching = watchHealth({
        migrationId: 'm',
        url,
        headers: {},
        store,
        intervalMs: 30,
        signal: stop.signal,
        onChange: ({ kind }) => void changes.push(kind),
      });
      await during();
      stop.abort();
      await watching;
    };
    await watch(async () => {
      await expect.poll(() => changes).toEqual(['up']);
      isUp = false;
      await expect.poll(() => changes).toEqual(['up', 'down']);
      now += 100;
      // The first may have been asked before the clock went on: its answer would end the outage where it began.
      const from = asked;
      await expect.poll(() => asked).toBeGreaterThan(from + 1);
      isUp = true;
      await expect.poll(() => changes).toEqual(['up', 'down', 'up']);
    });
    now += 400;
    await watch(() => expect.poll(() => changes).toEqual(['up', 'down', 'up', 'gap', 'up']));
    server.closeAllConnections();
    server.close();
    const [outage] = summariseWatch(store.record)?.outages ?? [];
    expect(outage && outage.to - outage.from).toBe(100);
    expect(outage?.reason).toBe('HTTP 503');
  });
});
