import { describe, expect, it } from 'vitest';
import { type CountingRule, ROOM, type SequenceStand, standWithRoom } from './carry-sequences';

const UP: CountingRule = { step: 1n, least: 1n, most: 9_223_372_036_854_775_807n, cycles: false };
const DOWN: CountingRule = { step: -2n, least: -9_223_372_036_854_775_808n, most: -1n, cycles: false };
const at = (value: bigint | number, isCalled = true): SequenceStand => ({ value: BigInt(value), isCalled });

describe('where a sequence has to stand', () => {
  it.each<[string, SequenceStand, SequenceStand, CountingRule, SequenceStand | null]>([
    ['both alike', at(5), at(5), UP, null],
    ['behind', at(50), at(5), UP, at(50n + ROOM)],
    ['ahead already', at(5), at(50), UP, null],
    ['its first value was given there only', at(1, true), at(1, false), UP, at(1n + ROOM)],
    ['its first value was given here only', at(1, false), at(1, true), UP, null],
    ['set there and not yet given', at(700, false), at(5), UP, at(700, false)],
    ['counting down, behind', at(-90), at(-10), DOWN, at(-90n - 2n * ROOM)],
    ['counting down, ahead already', at(-10), at(-90), DOWN, null],
    ['not beyond its end', at(990), at(5), { ...UP, most: 1_000n }, at(1_000)],
    ['not below its end', at(-990), at(-5), { ...DOWN, least: -1_000n }, at(-1_000)],
    ['beyond 2^53', at(9_007_199_254_740_993n), at(5), UP, at(9_007_199_254_740_993n + ROOM)],
    ['one that cycles: where the other stands', at(3), at(99), { ...UP, most: 100n, cycles: true }, at(3)],
  ])('%s', (_, there, here, rule, stand) => {
    expect(standWithRoom(there, here, rule)).toEqual(stand);
  });
});
