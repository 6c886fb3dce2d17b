import { describe, expect, it } from 'vitest';
import { type RelationMessage, type Tuple, UNCHANGED } from './change-message';
import { EXACTLY_ONE } from './change-statements';
import type { FollowedTable, TargetTable } from './followed-table';
import { RelationWriter } from './relation-writer';

const text = (value: string) => Buffer.from(value);
const column = (name: string, isKey = false) => ({ name, isKey, typeOid: 23, typeModifier: -1 });

const RELATION: RelationMessage = {
  ...{ kind: 'relation', id: 1, schema: 'public', name: 't', identity: 'd' },
  columns: [column('id', true), column('n'), column('body')],
};

function writer(
  change: { relation?: Partial<RelationMessage>; target?: Partial<TargetTable>; columns?: string[] } = {},
  always: readonly string[] = [],
): RelationWriter {
  const relation = { ...RELATION, ...change.relation };
  const names = relation.columns.map(({ name }) => name);
  const followed: FollowedTable = {
    ...{ source: { schema: 'public', name: 't' }, target: { schema: 'public', name: 't' } },
    sourceColumns: names.map((name, at) => ({ name, number: at + 1, typeOid: 23, typeModifier: -1 })),
    columns: change.columns ?? names,
  };
  const target: TargetTable = {
    ...{ schema: 'public', name: 't', isPartitioned: false, key: ['id'] },
    columns: names.map((name) => ({
      ...{ name, type: 'integer', isGenerated: false, isAlwaysIdentity: always.includes(name) },
    })),
    ...change.target,
  };
  const known = new Map<string, string>();
  return new RelationWriter(relation, followed, target, (statement) => {
    const name = known.get(statement) ?? `s${known.size + 1}`;
    known.set(statement, name);
    return name;
  });
}

const row = (...values: (string | null | typeof UNCHANGED)[]): Tuple =>
  values.map((value) => (typeof value === 'string' && value !== UNCHANGED ? text(value) : value)) as Tuple;
const strings = (values: readonly (Buffer | null)[]) => values.map((value) => value?.toString() ?? null);

describe('changes of one table as statements', () => {
  it('inserts every value that has a place, as it was sent', () => {
    const { text: statement, values } = writer().insert({
      kind: 'insert',
      relation: 1,
      row: row('1', null, 'b'),
    });
    expect(statement).toContain('overriding system value values ($1, $2, $3)');
    expect(strings(values)).toEqual(['1', null, 'b']);
  });

  it('leaves out what stays behind, and what the target computes itself', () => {
    const columns = ['id', 'body'];
    const insert = writer({ columns }).insert({ kind: 'insert', relation: 1, row: row('1', '2', 'b') });
    expect(strings(insert.values)).toEqual(['1', 'b']);
  });

  it('updates by the key, with the old one where it changed', () => {
    const same = writer().update({ kind: 'update', relation: 1, old: null, row: row('1', '2', 'b') });
    expect(strings(same.values)).toEqual(['1', '2', 'b', '1']);
    const moved = writer().update({
      ...{ kind: 'update', relation: 1, row: row('9', '2', 'b') },
      old: { is: 'key', values: row('1', null, null) },
    });
    expect(strings(moved.values)).toEqual(['9', '2', 'b', '1']);
    expect(same.text).toContain(EXACTLY_ONE);
  });

  it('does not set a long value that was not sent, and names each form of the statement once', () => {
    const table = writer();
    const whole = table.update({ kind: 'update', relation: 1, old: null, row: row('1', '2', 'b') });
    const part = table.update({ kind: 'update', relation: 1, old: null, row: row('1', '3', UNCHANGED) });
    const again = table.update({ kind: 'update', relation: 1, old: null, row: row('1', '4', 'c') });
    expect(part.text).not.toContain('"body"');
    expect(strings(part.values)).toEqual(['1', '3', '1']);
    expect([again.name, again.text]).toEqual([whole.name, whole.text]);
    expect(part.name).not.toBe(whole.name);
  });

  it('leaves an identity that is always generated alone, and refuses one that moved', () => {
    const table = writer({}, ['id']);
    const update = table.update({ kind: 'update', relation: 1, old: null, row: row('1', '2', 'b') });
    expect(strings(update.values)).toEqual(['2', 'b', '1']);
    expect(() =>
      table.update({
        ...{ kind: 'update', relation: 1, row: row('7', '2', 'b') },
        old: { is: 'key', values: row('1', null, null) },
      }),
    ).toThrow('MUD-958');
  });

  it('deletes by the key', () => {
    const { text: statement, values } = writer().delete({
      ...{ kind: 'delete', relation: 1 },
      old: { is: 'key', values: row('1', null, null) },
    });
    expect(statement).toContain('delete from only');
    expect(strings(values)).toEqual(['1']);
  });

  it('finds a row without a key by all that it prints, and takes one of several alike', () => {
    const table = writer({ relation: { identity: 'f' }, target: { key: null } });
    const { text: statement, values } = table.delete({
      ...{ kind: 'delete', relation: 1 },
      old: { is: 'row', values: row('1', null, 'b') },
    });
    expect(statement).toContain('limit 1');
    expect(strings(values)).toEqual(['1', null, 'b']);
  });

  it('uses the key of the target where the source sends all columns', () => {
    const table = writer({ relation: { identity: 'f' } });
    const gone = table.delete({
      ...{ kind: 'delete', relation: 1 },
      old: { is: 'row', values: row('1', '2', 'b') },
    });
    expect(strings(gone.values)).toEqual(['1']);
  });

  it('refuses a change whose row nobody can name', () => {
    const table = writer({ columns: ['n', 'body'] });
    expect(() => table.update({ kind: 'update', relation: 1, old: null, row: row('1', '2', 'b') })).toThrow(
      'MUD-957',
    );
    const keyless = writer({ relation: { identity: 'f' }, target: { key: null } });
    expect(() =>
      keyless.delete({ kind: 'delete', relation: 1, old: { is: 'row', values: row('1', '2', UNCHANGED) } }),
    ).toThrow('MUD-957');
  });
});
