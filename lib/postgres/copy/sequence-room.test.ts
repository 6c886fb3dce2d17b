import { describe, expect, it } from 'vitest';
import { type SequenceStand, standBeyond } from './sequence-room';
import type { SequenceRule } from './sequence-rules';

const UP: SequenceRule = { increment: '1', least: '1', most: '9223372036854775807', cycles: false };
const DOWN: SequenceRule = { increment: '-2', least: '-9223372036854775808', most: '-1', cycles: false };
const at = (value: bigint | number, isCalled = true): SequenceStand => ({ value: BigInt(value), isCalled });

describe('a sequence that goes on from another', () => {
  it.each<[string, SequenceStand, SequenceRule, SequenceStand]>([
    ['gets room', at(50), UP, at(1_050)],
    ['in steps, and downwards', at(-90), DOWN, at(-2_090)],
    ['beyond what a number holds', at(9_007_199_254_740_993n), UP, at(9_007_199_254_741_993n)],
    ['up to its very bound', at(5), { ...UP, most: '1005' }, at(1_005)],
    [
      'none of it where its bound is nearer: it still has values to give',
      at(990),
      { ...UP, most: '1000' },
      at(990),
    ],
    ['nor downwards', at(-990), { ...DOWN, least: '-1000' }, at(-990)],
    ['none at the bound', at(1_000), { ...UP, most: '1000' }, at(1_000)],
    ['none in a circle', at(3), { ...UP, most: '100000', cycles: true }, at(3)],
    ['none before its first value', at(700, false), UP, at(700, false)],
    [
      'and stays within a range that is narrower',
      at(5_000_000_000n),
      { ...UP, most: '2147483647' },
      at(2_147_483_647),
    ],
    ['on both sides', at(-5, false), UP, at(1, false)],
  ])('%s', (_, there, rule, stand) => {
    expect(standBeyond(there, rule, 1_000n)).toEqual(stand);
  });
});
