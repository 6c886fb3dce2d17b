import { describe, expect, it } from 'vitest';
import { objectKey } from '../catalog/catalog';
import { objectOf } from '../catalog/testing/catalog-of';
import type { DeployRecord } from './deploy-record';
import { EMPTY_LEDGER_RECORD, type LedgerRecord } from './ledger/ledger-record';
import { mergeRecords } from './merge-records';

const record = (more: Partial<DeployRecord>): DeployRecord => ({
  schemas: ['public'],
  created: [],
  contents: [],
  altered: [],
  removed: [],
  rows: [],
  ...more,
});

const merged = (first: DeployRecord, second: DeployRecord): DeployRecord => {
  const one = mergeRecords(first, second);
  if (!one) throw new Error('two records make one');
  return one;
};

const USERS = objectOf('table', 'public.users');
const NOTE = (type: string) => objectOf('column', 'public.users.note', { type });

describe('two deploys of a migration', () => {
  it('are one where the other is missing', () => {
    const only = record({ created: [USERS] });
    expect(mergeRecords(only, null)).toBe(only);
    expect(mergeRecords(null, only)).toBe(only);
    expect(mergeRecords(null, null)).toBeNull();
  });

  it('keep what each made, once', () => {
    const orders = objectOf('table', 'public.orders');
    const { created, contents } = merged(
      record({ created: [USERS], contents: ['column public.users.id'] }),
      record({ created: [USERS, orders], contents: ['column public.users.id', 'column public.orders.id'] }),
    );
    expect(created.map(objectKey)).toEqual(['table public.users', 'table public.orders']);
    expect(contents).toEqual(['column public.users.id', 'column public.orders.id']);
  });

  it('what the first made and the second altered or removed was never there before', () => {
    const { altered, removed, created } = merged(
      record({ created: [USERS], contents: ['column public.users.note'] }),
      record({ altered: [NOTE('text')], removed: [USERS] }),
    );
    expect({ altered, removed }).toEqual({ altered: [], removed: [] });
    expect(created).toEqual([USERS]);
  });

  it('of what both altered the oldest form counts', () => {
    const { altered } = merged(record({ altered: [NOTE('text')] }), record({ altered: [NOTE('varchar')] }));
    expect(altered).toEqual([NOTE('text')]);
  });

  it('rows are as the later one left them, table by table', () => {
    const rows = (table: string, count: number) => ({ table, rows: count, digest: String(count) });
    const { rows: found } = merged(
      record({ rows: [rows('public.a', 1), rows('public.b', 2)] }),
      record({ rows: [rows('public.b', 5), rows('public.c', 3)] }),
    );
    expect(found).toEqual([rows('public.a', 1), rows('public.b', 5), rows('public.c', 3)]);
  });

  it('schemas are those of both, in order', () => {
    const { schemas } = merged(record({ schemas: ['public'] }), record({ schemas: ['app', 'public'] }));
    expect(schemas).toEqual(['app', 'public']);
  });
});

describe('their ledgers', () => {
  const ledger = (more: Partial<LedgerRecord>): LedgerRecord => ({ ...EMPTY_LEDGER_RECORD, ...more });
  const comment = (key: string, before: string | null) => ({ key, what: `table ${key}`, before });
  const made = (key: string) => ({ key, what: key, drop: `drop ${key}` });

  it('keep the oldest form of a comment and of privileges, and name each loss once', () => {
    const first = record({
      ledger: ledger({ comments: [comment('a', 'old')], made: [made('x')], lost: ['role r'] }),
    });
    const second = record({
      ledger: ledger({
        comments: [comment('a', 'newer'), comment('b', null)],
        made: [made('x'), made('y')],
        lost: ['role r', 'type t'],
      }),
    });
    expect(merged(first, second).ledger).toEqual(
      ledger({
        comments: [comment('a', 'old'), comment('b', null)],
        made: [made('x'), made('y')],
        lost: ['role r', 'type t'],
      }),
    );
  });

  it('of a record of an older version, which has none, counts as empty', () => {
    const later = ledger({ lost: ['type t'] });
    expect(merged(record({}), record({ ledger: later })).ledger).toEqual(later);
    expect(merged(record({}), record({})).ledger).toEqual(EMPTY_LEDGER_RECORD);
  });
});
