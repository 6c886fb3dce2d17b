import { describe, expect, it } from 'vitest';
import type { CopyTable } from '../../postgres/copy/copy-table';
import { chunksOf, planCopy } from '../../postgres/copy/plan-copy';
import { CopyPictureKeeper } from './copy-picture';

const MB = 1024 * 1024;

const table = (name: string, bytes: number): CopyTable => ({
  ...{ schema: 'public', name, oid: '1', kind: 'table', isUnlogged: false, root: null },
  ...{ isExtensionMember: false, hasRowSecurity: false, estimatedRows: 10, pages: bytes / 8192, bytes },
  ...{ columns: [], key: null },
});

const tables = [table('big', 64 * MB), table('small', MB)];
const plan = planCopy(tables, tables, { leaveOut: [] });
const chunks = chunksOf(plan.tables, { chunkBytes: 32 * MB, canRange: true });
const [first, second, last] = chunks;
if (!first || !second || !last) throw new Error('three chunks were planned');

function keeper(limitBytes: number | null = null): CopyPictureKeeper {
  const picture = new CopyPictureKeeper(limitBytes);
  picture.plan(plan, chunks);
  return picture;
}

const copied = (rows: number, bytes: number) => ({ rows, rowsOut: rows, bytes, ms: 1 });

describe('the picture of a copy', () => {
  it('shows each table with its parts, the lanes and the whole', () => {
    const picture = keeper();
    picture.start(first, 1);
    picture.start(second, 2);
    picture.flow(first, 8 * MB);
    const drawn = picture.picture(1_000);
    expect(drawn.tables.map(({ table: name, parts, done }) => [name, done, parts])).toEqual([
      ['public.big', 0, 2],
      ['public.small', 0, 1],
    ]);
    expect(drawn.lanes).toEqual([
      { lane: 1, table: 'public.big', part: 1 },
      { lane: 2, table: 'public.big', part: 2 },
    ]);
    expect([drawn.bytes, drawn.total, drawn.tablesAll]).toEqual([8 * MB, 65 * MB, 2]);
  });

  it('counts what arrived once, whether it flowed here or came by another instance', () => {
    const picture = keeper();
    picture.start(first, 1);
    picture.flow(first, 30 * MB + 500);
    picture.done(first, copied(100, 30 * MB), 1);
    expect(picture.bytes).toBe(30 * MB);
    picture.done(second, copied(100, 31 * MB), null);
    const drawn = picture.picture(2_000);
    expect(drawn.bytes).toBe(61 * MB);
    expect([drawn.rows, drawn.tablesDone, drawn.lanes]).toEqual([200, 1, []]);
    expect(drawn.tables.map(({ table: name }) => name)).toEqual(['public.small']);
  });

  it('knows them of each table that moves, and of none that waits', () => {
    const picture = keeper();
    picture.start(first, 1);
    picture.picture(1_000);
    picture.flow(first, 16 * MB);
    const [big, small] = picture.picture(3_000).tables;
    expect(big).toMatchObject({ rate: 8 * MB, secondsLeft: 6 });
    expect(small).not.toHaveProperty('rate');
  });

  it('knows the speed and the time left only when it has watched for a second', () => {
    const picture = keeper();
    picture.flow(first, MB);
    expect(picture.picture(0)).toMatchObject({ rate: 0, secondsLeft: null });
    picture.flow(first, 4 * MB);
    expect(picture.picture(500)).toMatchObject({ rate: 0, secondsLeft: null });
    picture.flow(first, 6 * MB);
    expect(picture.picture(2_000)).toMatchObject({ rate: 5 * MB, secondsLeft: 11 });
  });

  it.each([
    ['the limit is not known', null, null],
    ['the target grows towards it', 500 * MB, 42_000],
  ])('says when the disk is full: %s', (_, limit, fullAt) => {
    const picture = keeper(limit);
    const at = (ms: number, bytes: number) =>
      picture.sample({ sourceWal: 0, sourceHeld: null, targetBytes: bytes }, ms);
    at(0, 80 * MB);
    at(2_000, 100 * MB);
    expect(picture.picture(2_000).fullAt).toBe(fullAt);
  });

  it('has no time for a target that does not grow', () => {
    const picture = keeper(500 * MB);
    for (const ms of [0, 3_000]) picture.sample({ sourceWal: 0, sourceHeld: 7, targetBytes: MB }, ms);
    expect(picture.picture(3_000)).toMatchObject({ fullAt: null, sourceHeld: 7, limitBytes: 500 * MB });
  });
});
