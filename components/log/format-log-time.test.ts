import { describe, expect, it } from 'vitest';
import { formatLogTime } from './format-log-time';

const begin = Date.parse('2026-11-24T10:00:00.000Z');

describe('formatLogTime', () => {
  it.each([
    [0, '+0.000'],
    [1_234, '+1.234'],
    [59_999, '+59.999'],
    [187_900, '+3:07.900'],
    [-3, '+0.000'],
  ])('%d ms after the start is %s', (ms, said) => {
    expect(formatLogTime(begin + ms, 'relative', begin)).toBe(said);
  });

  it('shows the clock of UTC, or nothing', () => {
    expect(formatLogTime(begin + 1_500, 'utc', begin)).toBe('10:00:01.500');
    expect(formatLogTime(begin, 'none', begin)).toBe('');
  });
});
