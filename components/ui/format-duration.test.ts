import { describe, expect, it } from 'vitest';
import { formatDuration } from './format-duration';

describe('formatDuration', () => {
  it.each([
    [0, '0.0 s'],
    [449, '0.4 s'],
    [9_999, '9.9 s'],
    [10_000, '10 s'],
    [59_999, '59 s'],
    [60_000, '1 min 00 s'],
    [185_000, '3 min 05 s'],
    [3_599_999, '59 min 59 s'],
    [7_620_000, '2 h 07 min'],
    [-5, '0.0 s'],
  ])('says %d ms as %s', (ms, said) => {
    expect(formatDuration(ms, 'en')).toBe(said);
  });

  it('uses the decimal sign of the locale', () => {
    expect(formatDuration(1_500, 'es')).toBe('1,5 s');
  });
});
