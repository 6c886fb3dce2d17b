import { describe, expect, it } from 'vitest';
import { fc } from '../../platform/testing/fc';
import { type Bucket, badBuckets, countRows, differingRows, type HashedRow } from './compare-buckets';

const bucket = (number: number, rows: number, sum: string | number): Bucket => ({
  bucket: number,
  rows: `${rows}`,
  sum: `${sum}`,
});
const row = (key: readonly (string | null)[] | null, hash: string | number, rows = 1): HashedRow => ({
  key: key && JSON.stringify(key),
  hash: `${hash}`,
  rows: `${rows}`,
});

describe('buckets that differ', () => {
  it.each([
    [
      'none where both are alike, in whatever order',
      [bucket(1, 2, 9), bucket(5, 1, 3)],
      [bucket(5, 1, 3), bucket(1, 2, 9)],
      [],
    ],
    ['another sum', [bucket(1, 2, 9)], [bucket(1, 2, 8)], [1]],
    ['another number of rows', [bucket(1, 2, 9)], [bucket(1, 3, 9)], [1]],
    ['one that the target has not', [bucket(7, 1, 0)], [], [7]],
    ['one that the source has not', [], [bucket(7, 1, 0)], [7]],
    ['several, in order', [bucket(9, 1, 1), bucket(2, 1, 1)], [bucket(4, 1, 1)], [2, 4, 9]],
    [
      'sums beyond what a number holds',
      [bucket(1, 1, '9223372036854775807000')],
      [bucket(1, 1, '9223372036854775807001')],
      [1],
    ],
  ])('%s', (_, source, target, expected) => {
    expect(badBuckets(source, target)).toEqual(expected);
  });

  it('count their rows together', () => {
    expect(countRows([bucket(1, 2, 0), bucket(2, 40, 0)])).toBe(42);
    expect(countRows([])).toBe(0);
  });
});

describe('rows that differ', () => {
  it.each([
    ['none', [row(['1'], 5)], [row(['1'], 5)], []],
    [
      'another value under the same key',
      [row(['1'], 5)],
      [row(['1'], 6)],
      [{ key: ['1'], fault: 'different', rows: 1 }],
    ],
    ['one that did not arrive', [row(['1'], 5)], [], [{ key: ['1'], fault: 'missing', rows: 1 }]],
    ['one that nobody sent', [], [row(['1'], 5)], [{ key: ['1'], fault: 'extra', rows: 1 }]],
    ['a doubled one', [row(['1'], 5)], [row(['1'], 5, 2)], [{ key: ['1'], fault: 'extra', rows: 1 }]],
    [
      'one that arrived wrong and twice',
      [row(['1'], 5)],
      [row(['1'], 6, 3)],
      [
        { key: ['1'], fault: 'different', rows: 1 },
        { key: ['1'], fault: 'extra', rows: 2 },
      ],
    ],
    [
      'values that changed places',
      [row(['1'], 5), row(['2'], 6)],
      [row(['1'], 6), row(['2'], 5)],
      [
        { key: ['1'], fault: 'different', rows: 1 },
        { key: ['2'], fault: 'different', rows: 1 },
      ],
    ],
    [
      'a key of several columns, one of them null',
      [row(['a', null], 5)],
      [],
      [{ key: ['a', null], fault: 'missing', rows: 1 }],
    ],
    [
      'without a key: counted on either side, and never called the same row',
      [row(null, 5, 3)],
      [row(null, 5, 1), row(null, 7, 2)],
      [
        { key: null, fault: 'missing', rows: 2 },
        { key: null, fault: 'extra', rows: 2 },
      ],
    ],
  ])('%s', (_, source, target, expected) => {
    expect(differingRows(source, target)).toEqual(expected);
  });

  it('are in the order of a person: 2 before 10', () => {
    const lost = ['10', '2', '1'].map((key) => row([key], 1));
    expect(differingRows(lost, []).map(({ key }) => key?.[0])).toEqual(['1', '2', '10']);
  });

  it('are none of two equal sides in any order, and as many as were taken away', () => {
    const rows = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.nat(40), (keys, cut) => {
        const all = keys.map((key) => row([`${key}`], key * 7));
        expect(differingRows(all, [...all].reverse())).toEqual([]);
        const some = all.slice(Math.min(cut, all.length));
        expect(differingRows(all, some)).toHaveLength(all.length - some.length);
      }),
    );
  });
});
