import { describe, expect, it } from 'vitest';
import { extendTo, lineHash, parseLineTarget } from './line-target';

describe('line targets', () => {
  it.each([
    ['#L12', { from: 12, to: 12 }],
    ['L12-L20', { from: 12, to: 20 }],
    ['#L20-L12', { from: 12, to: 20 }],
  ])('reads %s', (hash, target) => expect(parseLineTarget(hash)).toEqual(target));

  it.each(['', '#log', '#L', '#L1x', '#L1-2', '#L9999999999'])('does not take %s for a line', (hash) =>
    expect(parseLineTarget(hash)).toBeNull(),
  );

  it('writes what it reads', () => {
    expect(lineHash({ from: 3, to: 3 })).toBe('#L3');
    expect(parseLineTarget(lineHash({ from: 3, to: 9 }))).toEqual({ from: 3, to: 9 });
  });

  it('extends a choice in both directions', () => {
    expect(extendTo(null, 5)).toEqual({ from: 5, to: 5 });
    expect(extendTo({ from: 5, to: 5 }, 2)).toEqual({ from: 2, to: 5 });
    expect(extendTo({ from: 2, to: 5 }, 9)).toEqual({ from: 2, to: 9 });
  });
});
