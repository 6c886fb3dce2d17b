import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CountAnnouncer } from './count-announcer';

describe('CountAnnouncer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says nothing of the first count, then one sum per interval', () => {
    const said: number[] = [];
    const announcer = new CountAnnouncer((increase) => said.push(increase), 3_000);
    announcer.note(100);
    vi.advanceTimersByTime(10_000);
    for (let count = 101; count <= 140; count += 1) announcer.note(count);
    vi.advanceTimersByTime(2_999);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(said).toEqual([40]);
    announcer.note(141);
    vi.advanceTimersByTime(3_000);
    expect(said).toEqual([40, 1]);
  });

  it('is silent after a trim or a stop', () => {
    const said: number[] = [];
    const announcer = new CountAnnouncer((increase) => said.push(increase), 100);
    announcer.note(50);
    announcer.note(20);
    vi.advanceTimersByTime(1_000);
    announcer.note(25);
    announcer.stop();
    vi.advanceTimersByTime(1_000);
    expect(said).toEqual([]);
  });
});
