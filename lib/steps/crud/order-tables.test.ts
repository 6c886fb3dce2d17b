import { describe, expect, it } from 'vitest';
import { chooseGroups } from './choose-groups';
import { orderTables } from './order-tables';
import type { TableShape } from './table-shape';

function table(name: string, ...references: string[]): TableShape {
  const foreignKeys = references.map((other) => ({
    name: `${name}_${other}`,
    columns: [other],
    references: other,
    referencedColumns: ['id'],
    onDelete: 'no action' as const,
    isDeferrable: false,
  }));
  return {
    oid: name,
    schema: 'public',
    name,
    columns: [],
    checks: [],
    uniques: [],
    foreignKeys,
    hasUpdateTrigger: false,
    isGuarded: false,
    hasOwnTriggers: false,
    isPartitioned: false,
    estimatedRows: 0,
  };
}

const names = (groups: readonly (readonly TableShape[])[]) =>
  groups.map((group) =>
    group
      .map(({ name }) => name)
      .sort()
      .join('+'),
  );

describe('orderTables', () => {
  it('puts parents first and rings together', () => {
    const tables = [
      table('d', 'c'),
      table('c', 'b', 'a'),
      table('b', 'c'),
      table('a'),
      table('self', 'self'),
    ];
    expect(names(orderTables(tables))).toEqual(['a', 'b+c', 'd', 'self']);
  });

  it('is not disturbed by a parent outside the list', () => {
    expect(names(orderTables([table('x', 'auth.users')]))).toEqual(['x']);
  });
});

describe('chooseGroups', () => {
  const tables = [table('audit'), table('tenants'), table('users', 'tenants'), table('other')];

  it('begins with the preferred table', () => {
    expect(names(chooseGroups(tables, { only: [], first: 'tenants' }))[0]).toBe('tenants');
    expect(names(chooseGroups(tables, { only: [], first: 'nowhere' }))).toHaveLength(4);
  });

  it('takes the parents of a chosen table along, and nothing else', () => {
    expect(names(chooseGroups(tables, { only: ['public.users'], first: 'tenants' }))).toEqual([
      'tenants',
      'users',
    ]);
  });
});
