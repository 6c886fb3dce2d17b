import { describe, expect, it } from 'vitest';
import type { SideFacts } from './copy-side';
import { planCopy } from './plan-copy';
import { ACCEPTED, refusePlan, refuseSource } from './refuse-copy';
import { columnOf, tableOf } from './testing/table-of';

const side = (more: Partial<SideFacts> = {}): SideFacts => ({
  ...{ version: 170_000, encoding: 'UTF8', databaseBytes: 1, role: 'r', bypassesRowSecurity: true },
  ...{ isReadOnly: false, largeObjects: 0, otherDatabases: [], preparedTransactions: 0, preparedNames: [] },
  ...{ moment: '1:1:', oldestTransaction: null },
  ...more,
});
const two = side({ preparedTransactions: 2, preparedNames: ['old', 'new'] });
const ascii = side({ encoding: 'SQL_ASCII' });

describe('a source', () => {
  it.each([
    ['with prepared transactions', two, side(), [], 'MUD-922', { count: 2, names: 'old, new' }],
    [
      'in an encoding that nobody knows',
      ascii,
      side(),
      [],
      'MUD-923',
      { source: 'SQL_ASCII', target: 'UTF8' },
    ],
  ])('%s is refused', (_, source, target, accepted, code, params) => {
    expect(() => refuseSource(source, target, accepted)).toThrow(expect.objectContaining({ code, params }));
  });

  it.each([
    ['an ordinary one', side(), side(), []],
    ['another known encoding', side({ encoding: 'LATIN1' }), side(), []],
    ['the same unknown one on both sides', ascii, ascii, []],
    ['what was accepted: prepared transactions', two, side(), [ACCEPTED.prepared]],
    ['what was accepted: the encoding', ascii, side(), [ACCEPTED.encoding]],
  ])('is not: %s', (_, source, target, accepted) => {
    expect(() => refuseSource(source, target, accepted)).not.toThrow();
  });

  it('is refused for the one thing though the other was accepted', () => {
    const both = { ...two, encoding: 'SQL_ASCII' };
    expect(() => refuseSource(both, side(), [ACCEPTED.prepared])).toThrow(
      expect.objectContaining({ code: 'MUD-923' }),
    );
    expect(() => refuseSource(both, side(), [ACCEPTED.encoding])).toThrow(
      expect.objectContaining({ code: 'MUD-922' }),
    );
  });
});

describe('a plan', () => {
  const place = tableOf('a', { columns: [columnOf('id'), columnOf('must', { isNotNull: true })] });
  const rich = tableOf('b', { columns: [columnOf('id'), columnOf('more')] });
  const plain = { leaveOut: [], filled: [] };

  it.each([
    [
      'a table without a place',
      planCopy([tableOf('lost')], [], plain),
      plain,
      'MUD-901',
      { tables: 'public.lost' },
    ],
    [
      'a foreign table',
      planCopy([tableOf('f', { kind: 'foreign' })], [], plain),
      plain,
      'MUD-901',
      { tables: 'public.f' },
    ],
    [
      'a column without a place',
      planCopy([rich], [tableOf('b')], plain),
      plain,
      'MUD-901',
      { tables: 'public.b.more' },
    ],
    [
      'a place that holds rows',
      planCopy([tableOf('a')], [tableOf('a')], plain),
      { ...plain, filled: ['public.a'] },
      'MUD-900',
      { tables: 'public.a' },
    ],
    [
      'a column that nothing fills',
      planCopy([tableOf('a')], [place], plain),
      plain,
      'MUD-903',
      { columns: 'public.a.must' },
    ],
  ] as const)('with %s is refused', (_, plan, options, code, params) => {
    expect(() => refusePlan(plan, options)).toThrow(expect.objectContaining({ code, params }));
  });

  it('with what was left out by name is not, tables and columns alike', () => {
    const leaveOut = ['public.lost', 'public.b.more'];
    const plan = planCopy([tableOf('lost'), rich], [tableOf('b')], plain);
    expect(() => refusePlan(plan, { leaveOut, filled: [] })).not.toThrow();
    expect(() => refusePlan(plan, { leaveOut: ['public.lost'], filled: [] })).toThrow(
      expect.objectContaining({ params: { tables: 'public.b.more' } }),
    );
  });

  it('may leave extension members and filled tables behind without a word here', () => {
    const left = [
      { schema: 'public', name: 'spatial_ref_sys', reason: 'extension member' as const },
      { schema: 'public', name: 'kept', reason: 'holds rows' as const },
      { schema: 'public', name: 'out', reason: 'left out' as const },
    ];
    expect(() => refusePlan({ tables: [], left }, plain)).not.toThrow();
  });
});
