import { describe, expect, it } from 'vitest';
import { secondsUntilLost } from './held-forecast';

const MB = 1024 * 1024;
const points = (...held: number[]) => held.map((value, at) => ({ at: at * 1000, heldBytes: value * MB }));

describe('how long a slot lives that goes on growing', () => {
  it.each<[string, ReturnType<typeof points>, number | null, number | null]>([
    ['ten MB a second of a hundred', points(10, 20, 30), 100, 7],
    ['nothing limits it', points(10, 20), -1, null],
    ['a server without the setting', points(10, 20), null, null],
    ['it does not grow', points(20, 20), 100, null],
    ['it shrinks', points(30, 10), 100, null],
    ['it is beyond its limit already', points(100, 140), 100, 0],
    ['one look says nothing of speed', points(10), 100, null],
    ['no look at all', [], 100, null],
  ])('%s', (_, looks, keepMb, seconds) => {
    expect(secondsUntilLost(looks, keepMb)).toBe(seconds);
  });
});
