import { describe, expect, it } from 'vitest';
import { translator } from '../../i18n/translate';
import type { WatchSpan } from '../../store/watch-span';
import { presentWatch } from './present-watch';

const span = (kind: WatchSpan['kind'], from: number, to: number): WatchSpan => {
  return { kind, from, to, reason: kind === 'down' ? 'HTTP 503' : null };
};

describe('presentWatch', () => {
  it.each(['en', 'es'] as const)('says totals and breaks, the newest break first, in %s', (locale) => {
    const { seen } = presentWatch(
      [
        span('up', 0, 60_000),
        span('down', 60_000, 62_000),
        span('up', 62_000, 70_000),
        span('gap', 70_000, 90_000),
      ],
      translator(locale),
    );
    expect(seen?.record).toMatchObject({ from: 0, to: 90_000 });
    expect(seen?.rows.map(({ from, reason }) => [from, reason])).toEqual([
      [70_000, null],
      [60_000, 'HTTP 503'],
    ]);
    expect(new Set(seen?.rows.map(({ what }) => what)).size).toBe(2);
    for (const part of [seen?.up, seen?.down, seen?.gap]) expect(seen?.label).toContain(part);
  });

  it('lists a hundred breaks and says how many more there are', () => {
    const many = Array.from({ length: 130 }, (_, i) => span('down', i * 1_000, i * 1_000 + 500));
    const { seen } = presentWatch(many, translator('en'));
    expect(seen?.rows).toHaveLength(100);
    expect(seen?.caption).toContain('30');
  });

  it('knows nothing where nothing was watched', () => {
    expect(presentWatch([], translator('en'))).toEqual({ seen: null });
  });
});
