import { describe, expect, it } from 'vitest';
import { orphansDiffer, rowsDiffer } from './rows-differ';
import type { VerifiedTable } from './verify-rows';

const table = (name: string, more: Partial<VerifiedTable> = {}): VerifiedTable => ({
  ...{ schema: 'public', name, parts: [`public.${name}`], columns: ['id'], key: ['id'] },
  ...{ sourceRows: 1, targetRows: 1, badBuckets: 0, differing: [], isCut: false },
  ms: { source: 1, target: 1, locate: 0 },
  ...more,
});
const wrong = (name: string, keys: readonly (readonly (string | null)[] | null)[]) =>
  table(name, {
    badBuckets: 1,
    differing: keys.map((key) => ({ key, fault: 'different' as const, rows: 1 })),
  });

describe('rows that differ', () => {
  it('are no error where every table is equal, or none was compared', () => {
    expect(rowsDiffer([table('a'), table('b')])).toBeNull();
    expect(rowsDiffer([])).toBeNull();
  });

  it.each([
    ['its keys', [wrong('a', [['1'], ['2']])], 'public.a (1, 2)'],
    ['three keys at most', [wrong('a', [['1'], ['2'], ['3'], ['4']])], 'public.a (1, 2, 3)'],
    ['a key of several columns', [wrong('a', [['x', null]])], 'public.a (x/null)'],
    ['only its name where it has no key', [wrong('a', [null])], 'public.a'],
    [
      'each table that is wrong, and none that is right',
      [wrong('a', []), table('b'), wrong('c', [['9']])],
      'public.a, public.c (9)',
    ],
  ])('are told with %s', (_, tables, names) => {
    expect(rowsDiffer(tables)).toMatchObject({ code: 'MUD-925', params: { tables: names } });
  });

  it('count all tables though ten are named', () => {
    const many = Array.from({ length: 14 }, (_, at) => wrong(`t${at}`, []));
    const { params } = rowsDiffer(many) ?? {};
    expect(params?.count).toBe(14);
    expect(String(params?.tables).split(', ')).toHaveLength(10);
  });
});

describe('orphans', () => {
  const count = (source: number | null, target: number) => {
    return { constraint: 'c_fk', table: 'public.c', parent: 'public.p', source, target };
  };

  it.each([
    ['none', [count(0, 0)]],
    ['those of the source', [count(3, 3)]],
    ['none of a table that the source has not', [count(null, 0)]],
  ])('are no error: %s', (_, orphans) => {
    expect(orphansDiffer(orphans)).toBeNull();
  });

  it.each([
    ['more than the source has', [count(0, 1)]],
    ['fewer: rows are missing', [count(2, 1)]],
    ['any of a table that the source has not', [count(null, 1)]],
  ])('are one: %s', (_, orphans) => {
    expect(orphansDiffer(orphans)).toMatchObject({ code: 'MUD-926', params: { tables: 'public.c (c_fk)' } });
  });
});
