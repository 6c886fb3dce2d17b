import { describe, expect, it } from 'vitest';
import { SEQUENCE_ROOM as ROOM, type SequenceStand } from '../copy/sequence-room';
import type { SequenceRule } from '../copy/sequence-rules';
import { standWithRoom } from './carry-sequences';

const UP: SequenceRule = { increment: '1', least: '1', most: '9223372036854775807', cycles: false };
const DOWN: SequenceRule = { increment: '-2', least: '-9223372036854775808', most: '-1', cycles: false };
const at = (value: bigint | number, isCalled = true): SequenceStand => ({ value: BigInt(value), isCalled });

describe('where a sequence has to stand', () => {
  it.each<[string, SequenceStand, SequenceStand, SequenceRule, SequenceStand | null]>([
    ['both alike', at(5), at(5), UP, null],
    ['behind', at(50), at(5), UP, at(50n + ROOM)],
    ['ahead already', at(5), at(50), UP, null],
    ['its first value was given there only', at(1, true), at(1, false), UP, at(1n + ROOM)],
    ['its first value was given here only', at(1, false), at(1, true), UP, null],
    ['set there and not yet given', at(700, false), at(5), UP, at(700, false)],
    ['counting down, behind', at(-90), at(-10), DOWN, at(-90n - 2n * ROOM)],
    ['counting down, ahead already', at(-10), at(-90), DOWN, null],
    ['where the other stands when its end is near', at(990), at(5), { ...UP, most: '1000' }, at(990)],
    ['and downwards', at(-990), at(-5), { ...DOWN, least: '-1000' }, at(-990)],
    ['beyond 2^53', at(9_007_199_254_740_993n), at(5), UP, at(9_007_199_254_740_993n + ROOM)],
    ['one that cycles: where the other stands', at(3), at(99), { ...UP, most: '100', cycles: true }, at(3)],
  ])('%s', (_, there, here, rule, stand) => {
    expect(standWithRoom(there, here, rule)).toEqual(stand);
  });
});
