import { describe, expect, it } from 'vitest';
import { LogBuffer } from '../log/log-buffer';
import { type LogEvent, parseLogEvent } from '../log/log-event';
import { runEventsUrl } from '../log/run-events-url';
import { type Connection, EventStream, type Source } from './event-stream';

/** A server that holds a run’s events, and connections that a test can cut. */
function scene(total: number) {
  const opened: { url: string; source: Source; isClosed: boolean; named: Map<string, () => void> }[] = [];
  const timers: { work: () => void; ms: number }[] = [];
  const frames: (() => void)[] = [];
  const states: Connection[] = [];
  const buffer = new LogBuffer();
  const stream = new EventStream({
    url: (waiting) => runEventsUrl('r', buffer.lastSeq, waiting),
    parse: parseLogEvent,
    onEvents: (events: readonly LogEvent[]) => buffer.push(events),
    onConnection: (state) => states.push(state),
    open: (url) => {
      const named = new Map<string, () => void>();
      const source: Source = {
        onopen: null,
        onmessage: null,
        onerror: null,
        addEventListener: (type, listener) => named.set(type, listener),
        close: () => {
          entry.isClosed = true;
        },
      };
      const entry = { url, source, isClosed: false, named };
      opened.push(entry);
      return source;
    },
    schedule: (work) => frames.push(work),
    setTimer: (work, ms) => {
      const timer = { work, ms };
      timers.push(timer);
      return timer;
    },
    clearTimer: (timer) => {
      const at = timers.indexOf(timer as (typeof timers)[number]);
      if (at >= 0) timers.splice(at, 1);
    },
  });
  const frame = () => {
    for (const work of frames.splice(0)) work();
  };
  /** Sends what this connection asked for: everything after its `after`, up to `until`. */
  const serve = (until = total) => {
    const { url, source } = opened.at(-1)!;
    source.onopen?.();
    const after = Number(new URL(url, 'http://x').searchParams.get('after'));
    for (let seq = after + 1; seq <= until; seq += 1) {
      source.onmessage?.({
        data: JSON.stringify({ seq, at: seq, stream: 'log', level: 'info', text: `l${seq}` }),
      });
    }
  };
  const cut = () => opened.at(-1)!.source.onerror?.();
  const fire = (ms: number) => {
    const timer = timers.find((one) => one.ms === ms);
    expect(timer, `a timer of ${ms} ms`).toBeDefined();
    timers.splice(timers.indexOf(timer!), 1);
    timer!.work();
  };
  return { stream, opened, timers, states, buffer, frame, serve, cut, fire };
}

describe('EventStream', () => {
  it('hands events on once per frame', () => {
    const { stream, buffer, serve, frame } = scene(500);
    stream.start();
    serve();
    expect(buffer.version).toBe(0);
    frame();
    expect(buffer.version).toBe(1);
    expect(buffer.rows).toHaveLength(500);
  });

  it('loses and doubles nothing over 50 cuts, each in the middle of what was sent', () => {
    const { stream, buffer, serve, cut, fire, frame, states } = scene(1_000);
    stream.start();
    for (let round = 1; round <= 50; round += 1) {
      serve(round * 20);
      if (round % 3 === 0) frame();
      cut();
      fire(250);
    }
    serve();
    frame();
    expect(buffer.rows.map((row) => row.seq)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
    expect(states.filter((state) => state === 'reconnecting')).toHaveLength(50);
    expect(states.at(-1)).toBe('live');
  });

  it('waits longer after each failure, up to five seconds, and at once again after a success', () => {
    const { stream, cut, fire, serve, timers } = scene(1);
    stream.start();
    for (const ms of [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
      cut();
      fire(ms);
    }
    serve();
    cut();
    expect(timers.map((timer) => timer.ms)).toContain(250);
  });

  it('takes a long silence for a loss', () => {
    const { stream, serve, fire, states, opened } = scene(1);
    stream.start();
    serve();
    fire(40_000);
    expect(states.at(-1)).toBe('reconnecting');
    expect(opened[0]!.isClosed).toBe(true);
  });

  it('ends when the server says so, hands on the rest and does not come back', () => {
    const { stream, serve, opened, buffer, states, timers } = scene(3);
    stream.start();
    serve();
    opened[0]!.named.get('end')?.();
    expect(buffer.rows).toHaveLength(3);
    expect(states.at(-1)).toBe('ended');
    expect(opened[0]!.isClosed).toBe(true);
    expect(timers).toEqual([]);
    opened[0]!.source.onerror?.();
    stream.retryNow();
    expect(opened).toHaveLength(1);
  });

  it('ignores what it cannot read', () => {
    const { stream, opened, buffer, frame } = scene(0);
    stream.start();
    for (const data of ['', '{', 'null', '[]', '{"seq":"1"}', '{"seq":1}']) {
      opened[0]!.source.onmessage?.({ data });
    }
    frame();
    expect(buffer.lastSeq).toBe(0);
  });
});
