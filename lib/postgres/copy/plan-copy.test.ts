import { describe, expect, it } from 'vitest';
import { fc } from '../../platform/testing/fc';
import { tableLabel } from './copy-table';
import { chunksOf, planCopy, withoutFilled } from './plan-copy';
import { columnOf, tableOf } from './testing/table-of';

const MB = 1024 * 1024;
const PLAIN = { leaveOut: [] };
const sized = (name: string, megabytes: number) =>
  tableOf(name, { bytes: megabytes * MB, pages: megabytes * 128 });
const planned = (...tables: ReturnType<typeof tableOf>[]) => planCopy(tables, tables, PLAIN).tables;

describe('where the rows of a table go', () => {
  it.each([
    ['to the table of its name', tableOf('a'), [tableOf('a')], 'public.a'],
    [
      'to the partition of its name',
      tableOf('p1', { root: tableOf('p') }),
      [tableOf('p1'), tableOf('p')],
      'public.p1',
    ],
    [
      'through the root where the target cuts it otherwise',
      tableOf('p1', { root: tableOf('p') }),
      [tableOf('p', { kind: 'partitioned' })],
      'public.p',
    ],
    [
      'through the root where that is a plain table there',
      tableOf('p1', { root: tableOf('p') }),
      [tableOf('p')],
      'public.p',
    ],
    [
      'into a partitioned table that was a plain one',
      tableOf('a'),
      [tableOf('a', { kind: 'partitioned' })],
      'public.a',
    ],
  ])('%s', (_, source, targets, place) => {
    const { tables, left } = planCopy([source], targets, PLAIN);
    expect(tables.map(({ target }) => tableLabel(target))).toEqual([place]);
    expect(left).toEqual([]);
  });

  it.each([
    ['no table on the target', tableOf('a'), [tableOf('b')], []],
    ['no table on the target', tableOf('a'), [{ ...tableOf('a'), schema: 'other' }], []],
    ['no table on the target', tableOf('a'), [tableOf('a', { kind: 'materialized view' })], []],
    ['no table on the target', tableOf('a'), [tableOf('a', { kind: 'foreign' })], []],
    ['foreign table', tableOf('a', { kind: 'foreign' }), [tableOf('a')], []],
    ['extension member', tableOf('a', { isExtensionMember: true }), [tableOf('a')], []],
    ['left out', tableOf('a'), [tableOf('a')], ['public.a']],
    ['left out', tableOf('a', { kind: 'foreign' }), [tableOf('a')], ['public.a']],
  ] as const)('is nowhere, and is named: %s', (reason, source, targets, leaveOut) => {
    const { tables, left } = planCopy([source], targets, { leaveOut });
    expect(tables).toEqual([]);
    expect(left).toEqual([{ schema: 'public', name: 'a', reason }]);
  });

  it('is not asked of what holds no rows of its own', () => {
    const source = [tableOf('p', { kind: 'partitioned' }), tableOf('v', { kind: 'materialized view' })];
    expect(planCopy(source, [], PLAIN)).toEqual({ tables: [], left: [] });
  });

  it('is nowhere where only missing tables are asked for and the place holds rows', () => {
    const both = [tableOf('a'), tableOf('b')];
    const { tables, left } = withoutFilled(planCopy(both, both, PLAIN), ['public.a']);
    expect(tables.map(({ target }) => target.name)).toEqual(['b']);
    expect(left).toEqual([{ schema: 'public', name: 'a', reason: 'holds rows' }]);
  });
});

describe('the columns of a table', () => {
  const source = tableOf('a', {
    columns: [columnOf('id'), columnOf('twice', { isGenerated: true }), columnOf('gone'), columnOf('made')],
  });
  const target = tableOf('a', {
    columns: [
      columnOf('made', { isGenerated: true }),
      columnOf('twice'),
      columnOf('id'),
      columnOf('must', { isNotNull: true }),
      columnOf('may', { isNotNull: true, hasDefault: true }),
      columnOf('null'),
    ],
  });
  const [plan] = planCopy([source], [target], PLAIN).tables;

  it('are copied by name, in the order of the source, whatever the order of the target is', () => {
    expect(plan?.columns).toEqual(['id', 'twice']);
  });

  it('are named where the target has none for them, and where nothing would fill one that may not be null', () => {
    expect(plan?.lacking).toEqual(['gone']);
    expect(plan?.unfilled).toEqual(['must']);
  });
});

describe('chunks', () => {
  it('are of the largest tables first, and of tables with something to do afterwards before those', () => {
    const plans = planned(sized('small', 1), sized('big', 20), sized('middle', 10));
    const options = { chunkBytes: 64 * MB, canRange: true };
    expect(chunksOf(plans, options).map(({ source }) => source.name)).toEqual(['big', 'middle', 'small']);
    const first = chunksOf(plans, { ...options, first: new Set(['public.small']) });
    expect(first.map(({ source, number }) => `${number} ${source.name}`)).toEqual([
      '1 small',
      '2 big',
      '3 middle',
    ]);
  });

  it.each([
    ['whole tables where the source would read all of it for each', { canRange: false }, 1],
    [
      'whole tables where their rows must arrive in one statement',
      { canRange: true, whole: new Set(['public.big']) },
      1,
    ],
    ['ranges else', { canRange: true }, 10],
  ])('are %s', (_, options, count) => {
    expect(chunksOf(planned(sized('big', 100)), { chunkBytes: 10 * MB, ...options })).toHaveLength(count);
  });

  it('are of the pieces by key where there are some, and only of tables that are larger than a chunk', () => {
    const piece = (part: number) => ({
      key: [{ name: 'id', isBytewise: false }],
      from: null,
      to: null,
      part,
    });
    const keyRanges = new Map([
      ['public.big', [piece(1), piece(2), piece(3)]],
      ['public.small', [piece(1), piece(2)]],
    ]);
    const plans = planned(sized('big', 30), sized('small', 1), sized('other', 20));
    const of = (options: { canRange: boolean; whole?: Set<string> }) =>
      chunksOf(plans, { chunkBytes: 10 * MB, keyRanges, ...options }).map(({ source, range, bytes }) => {
        return [source.name, range && 'part' in range ? range.part : null, bytes / MB];
      });
    expect(of({ canRange: false })).toEqual([
      ['other', null, 20],
      ['big', 1, 10],
      ['big', 2, 10],
      ['big', 3, 10],
      ['small', null, 1],
    ]);
    expect(of({ canRange: false, whole: new Set(['public.big']) })[0]).toEqual(['big', null, 30]);
    expect(of({ canRange: true })).toHaveLength(3 + 2 + 1);
  });

  it('are smaller where the lanes would else have too few to share, and never tiny', () => {
    const of = (megabytes: number, lanes: number) =>
      chunksOf(planned(sized('big', megabytes)), { chunkBytes: 32 * MB, canRange: true, lanes }).length;
    expect(of(64, 1)).toBe(4);
    expect(of(64, 4)).toBe(16);
    expect(of(10, 8)).toBe(3);
    expect(of(3, 8)).toBe(1);
    expect(of(3200, 2)).toBe(100);
  });

  it('are one even of a table without a page', () => {
    const [chunk, ...rest] = chunksOf(planned(tableOf('empty', { pages: 0, bytes: 0 })), {
      chunkBytes: MB,
      canRange: true,
    });
    expect(chunk?.range).toBeNull();
    expect(rest).toEqual([]);
  });

  it('hold every block of a table once, whatever its size, with open ends', () => {
    const size = fc.record({
      pages: fc.integer({ min: 1, max: 5_000 }),
      toast: fc.integer({ min: 0, max: 1e9 }),
    });
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 64 }), ({ pages, toast }, megabytes) => {
        const table = tableOf('t', { pages, bytes: pages * 8192 + toast });
        const chunks = chunksOf(planned(table), { chunkBytes: megabytes * MB, canRange: true });
        if (chunks.length === 1) return chunks[0]?.range === null || chunks[0]?.range?.from === null;
        const ranges = chunks.flatMap(({ range }) => (range && !('key' in range) ? [range] : []));
        if (ranges.length < chunks.length) return false;
        const inOrder = [...ranges].sort((a, b) => (a?.from ?? -1) - (b?.from ?? -1));
        return inOrder.every((range, at) => {
          const next = inOrder[at + 1];
          const begins = at === 0 ? range?.from === null : true;
          return begins && (next ? range?.to === next.from : range?.to === null);
        });
      }),
    );
  });
});
