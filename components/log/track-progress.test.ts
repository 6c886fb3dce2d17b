import { describe, expect, it } from 'vitest';
import type { LogEvent } from './log-event';
import { type ProgressTrack, paceOf, trackProgress } from './track-progress';

const mark = (second: number, done: number, total = 100): LogEvent => ({
  seq: second,
  at: second * 1_000,
  stream: 'progress',
  level: 'info',
  text: `${done} of ${total}`,
  data: { done, total },
});
const track = (...events: LogEvent[]) => trackProgress(events, null);
const pace = (found: ProgressTrack | null) => found && paceOf(found);

describe('trackProgress', () => {
  it('keeps the newest, and what was known when nothing new is about it', () => {
    const before = track(mark(0, 1), mark(1, 5));
    expect(before).toMatchObject({ done: 5, total: 100, text: '5 of 100' });
    const other: LogEvent = { ...mark(2, 9), stream: 'log' };
    expect(
      trackProgress([other, { ...mark(3, 9), data: null }, { ...mark(3, 9), data: { done: 'x' } }], before),
    ).toBe(before);
  });

  it('takes another total, or less done, for another piece of work', () => {
    expect(track(mark(0, 50), mark(9, 60), mark(10, 1, 7))?.past).toHaveLength(1);
    expect(track(mark(0, 50), mark(9, 10))?.past).toHaveLength(1);
  });

  it('forgets what is older than half a minute and stays small however much it is told', () => {
    const events = Array.from({ length: 5_000 }, (_, i) => ({ ...mark(0, i, 9_999), at: i * 10 }));
    const found = track(...events);
    expect(found?.past.length).toBeLessThanOrEqual(120);
    expect(found?.past[0]?.at).toBeGreaterThanOrEqual(49_990 - 30_000);
  });
});

describe('paceOf', () => {
  it('is the pace of the last half minute, not of the whole', () => {
    const slow = Array.from({ length: 61 }, (_, second) => mark(60 + second, 60 + second * 0.5));
    const found = pace(track(...Array.from({ length: 60 }, (_, second) => mark(second, second)), ...slow));
    expect(found?.perSecond).toBeCloseTo(0.5, 5);
    expect(found?.secondsLeft).toBeCloseTo(20, 5);
  });

  it.each([
    ['of one mark', track(mark(0, 10))],
    ['of what began a second ago', track(mark(0, 10), mark(1, 20))],
    ['while nothing moves', track(mark(0, 10), mark(10, 10))],
  ])('foretells nothing %s', (_, found) => {
    expect(pace(found)).toBeNull();
  });

  it('has nothing left at the end', () => {
    expect(pace(track(mark(0, 0), mark(10, 100)))).toEqual({ perSecond: 10, secondsLeft: 0 });
  });
});
