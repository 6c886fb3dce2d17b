import { describe, expect, it } from 'vitest';
import { type CopyRange, rangeCondition, rangeName } from './copy-range';

const id = [{ name: 'id', isBytewise: false }];
const pair = [
  { name: 'A "b"', isBytewise: true },
  { name: 'n', isBytewise: false },
];

describe('a range of rows', () => {
  it.each<[name: string, range: CopyRange, condition: string, journal: string]>([
    ['blocks', { from: 2, to: 4 }, "ctid >= '(2,0)'::tid and ctid < '(4,0)'::tid", '2..4'],
    ['the first blocks', { from: null, to: 4 }, "ctid < '(4,0)'::tid", '..4'],
    ['all blocks', { from: null, to: null }, '', '..'],
    ['keys', { key: id, from: ['1'], to: ['9'], part: 2 }, `"id" >= '1' and "id" < '9'`, 'piece 2'],
    ['the last keys', { key: id, from: ["o'b"], to: null, part: 3 }, `"id" >= 'o''b'`, 'piece 3'],
    [
      'keys of two columns, one compared byte by byte',
      { key: pair, from: ['x\\', '1'], to: null, part: 1 },
      `("A ""b""" collate "C", "n") >= ( E'x\\\\', '1')`,
      'piece 1',
    ],
  ])('of %s is a condition, and no value of it stands in the journal', (_, range, condition, journal) => {
    expect(rangeCondition(range)).toBe(condition);
    expect(rangeName(range)).toBe(journal);
  });
});
