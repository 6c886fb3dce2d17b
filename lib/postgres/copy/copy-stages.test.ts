import { describe, expect, it } from 'vitest';
import type { SideFacts } from './copy-side';
import { stagesOf } from './copy-stages';
import type { CopyTable } from './copy-table';
import type { ForeignKey } from './foreign-keys';
import { planCopy } from './plan-copy';
import { tableOf } from './testing/table-of';

const MB = 1024 * 1024;
const facts = (version = 150_000): SideFacts => ({
  ...{ version, encoding: 'UTF8', databaseBytes: 1, role: 'r', bypassesRowSecurity: true },
  ...{ isReadOnly: false, largeObjects: 0, otherDatabases: [], preparedTransactions: 0, preparedNames: [] },
  ...{ moment: '', oldestTransaction: null },
});
const key = (child: string, parent: string): ForeignKey => ({
  ...{
    name: `${child}_fk`,
    childColumns: ['p'],
    parentColumns: ['id'],
    isFull: false,
    isChildPartitioned: false,
  },
  child: { schema: 'public', name: child },
  parent: { schema: 'public', name: parent },
});

function stages(
  tables: readonly CopyTable[],
  keys: readonly ForeignKey[],
  more: {
    checks?: 'replica' | 'origin';
    version?: number;
    targets?: readonly CopyTable[];
    deferred?: string[];
  } = {},
) {
  const plan = planCopy(tables, more.targets ?? tables, { leaveOut: [] });
  const deferred = (more.deferred ?? []).map((name) => {
    return { schema: 'public', name, index: 'i', definition: '', comment: null };
  });
  const survey = { source: facts(more.version), plan, checks: more.checks ?? 'origin', keys, deferred };
  return stagesOf(survey, { chunkBytes: 10 * MB, lanes: 1 }).map((stage) =>
    stage.map((chunk) => `${chunk.source.name}${chunk.range ? ` ${chunk.range.from ?? ''}-` : ''}`).sort(),
  );
}

const big = (name: string) => tableOf(name, { bytes: 30 * MB, pages: 3840 });

describe('stages', () => {
  it('are one where checks are silent, whatever refers to what', () => {
    const tables = [tableOf('a'), tableOf('b')];
    expect(stages(tables, [key('a', 'b'), key('b', 'a')], { checks: 'replica' })).toEqual([['a', 'b']]);
  });

  it.each([
    ['parents before children', ['child', 'parent'], [key('child', 'parent')], [['parent'], ['child']]],
    ['as many as generations', ['a', 'b', 'c'], [key('a', 'b'), key('b', 'c')], [['c'], ['b'], ['a']]],
    ['strangers beside the eldest', ['a', 'b', 'x'], [key('a', 'b')], [['b', 'x'], ['a']]],
    [
      'after every parent',
      ['a', 'b', 'c'],
      [key('a', 'b'), key('a', 'c'), key('b', 'c')],
      [['c'], ['b'], ['a']],
    ],
    ['one though a table refers to itself', ['tree'], [key('tree', 'tree')], [['tree']]],
  ] as const)('with checks on are %s', (_, names, keys, expected) => {
    expect(
      stages(
        names.map((name) => tableOf(name)),
        keys,
      ),
    ).toEqual(expected);
  });

  it('do not exist for a circle: it is named', () => {
    const tables = ['a', 'b', 'c'].map((name) => tableOf(name));
    expect(() => stages(tables, [key('a', 'b'), key('b', 'a')])).toThrow(
      expect.objectContaining({ code: 'MUD-904', params: { tables: 'public.a, public.b' } }),
    );
  });

  it('take a key of a partitioned table for one of each of its partitions', () => {
    const root = tableOf('p', { kind: 'partitioned' });
    const leaf = (name: string) => tableOf(name, { root: { schema: 'public', name: 'p' } });
    const tables = [leaf('p1'), leaf('p2'), tableOf('parent')];
    expect(stages(tables, [key('p', 'parent')], { targets: [...tables, root] })).toEqual([
      ['parent'],
      ['p1', 'p2'],
    ]);
    expect(stages(tables, [key('parent', 'p')], { targets: [...tables, root] })).toEqual([
      ['p1', 'p2'],
      ['parent'],
    ]);
  });

  it('cut large tables, but for those that refer to themselves while checks are on', () => {
    expect(stages([big('a')], [])).toEqual([['a -', 'a 1920-', 'a 2880-', 'a 960-']]);
    expect(stages([big('a')], [key('a', 'a')])).toEqual([['a']]);
    expect(stages([big('a')], [key('a', 'a')], { checks: 'replica' })[0]).toHaveLength(4);
  });

  it('cut nothing on PostgreSQL 13, which would read the whole table for each range', () => {
    expect(stages([big('a')], [], { version: 130_016 })).toEqual([['a']]);
    expect(stages([big('a')], [], { version: 140_000 })[0]).toHaveLength(4);
  });

  it('begin with tables whose indexes are to be built while others arrive', () => {
    const plan = planCopy([big('a'), tableOf('b')], [big('a'), tableOf('b')], { leaveOut: [] });
    const deferred = [{ schema: 'public', name: 'b', index: 'i', definition: '', comment: null }];
    const [stage] = stagesOf(
      { source: facts(), plan, checks: 'replica', keys: [], deferred },
      { chunkBytes: 10 * MB, lanes: 1 },
    );
    expect(stage?.[0]?.source.name).toBe('b');
  });
});
