import { describe, expect, it } from 'vitest';
import { type LedgerEntry, toLedger } from './ledger-entry';
import { EMPTY_LEDGER_RECORD, type LedgerPrivileges, type LedgerRecord } from './ledger-record';
import { leftInLedger, restoreLedger } from './restore-ledger';

const entry = (of: string, oid: string, more: Partial<LedgerEntry>): LedgerEntry => ({
  class: of,
  oid,
  sub: 0,
  name: null,
  acl: null,
  owner: 'o',
  state: null,
  ...more,
});

const privileges = (before: string, builtIn = '{o=arw/o}'): LedgerPrivileges => ({
  key: 'pg_class 20000 0',
  what: 'table public.t',
  owner: 'o',
  before,
  builtIn,
  on: 'table public.t',
  column: '',
  prefix: '',
});

const record = (more: Partial<LedgerRecord>): LedgerRecord => ({ ...EMPTY_LEDGER_RECORD, ...more });
const acl = (text: string | null) => toLedger([entry('pg_class', '20000', { acl: text })]);

describe('privileges', () => {
  it('that are as they were need nothing', () => {
    const one = record({ privileges: [privileges('{o=arw/o,anon=r/o}')] });
    expect(restoreLedger(one, acl('{o=arw/o,anon=r/o}'))).toEqual({ statements: [], lost: [] });
    expect(leftInLedger(one, acl('{o=arw/o,anon=r/o}'))).toEqual([]);
  });

  it('come back by grant and revoke', () => {
    const one = record({ privileges: [privileges('{o=arw/o,anon=r/o}')] });
    expect(restoreLedger(one, acl('{o=arw/o}')).statements).toEqual([
      'grant SELECT on table public.t to "anon"',
    ]);
    expect(leftInLedger(one, acl('{o=arw/o}'))).toEqual(['privileges of table public.t']);
  });

  it('that nobody had written down stand for what is built in', () => {
    const one = record({ privileges: [privileges('{o=arw/o}')] });
    expect(restoreLedger(one, acl(null)).statements).toEqual([]);
    expect(restoreLedger(one, toLedger([])).statements).toEqual([]);
  });

  it('that a stranger gave are named as lost', () => {
    const one = record({ privileges: [privileges('{o=arw/o,anon=r/stranger}')] });
    expect(restoreLedger(one, acl('{o=arw/o}'))).toEqual({
      statements: [],
      lost: ['privileges of table public.t'],
    });
  });
});

describe('comments', () => {
  const KEY = 'comment:pg_class 20000 0';
  const said = (state: string) => toLedger([entry('comment:pg_class', '20000', { state })]);
  const told = (text: string | null) =>
    record({ comments: [{ key: KEY, what: 'table public.t', before: text }] });

  it.each([
    ["it's", "comment on table public.t is 'it''s'"],
    [null, 'comment on table public.t is null'],
  ])('come back: %s', (text, statement) => {
    expect(restoreLedger(told(text), said('new')).statements).toEqual([statement]);
    expect(leftInLedger(told(text), said('new'))).toEqual(['comment on table public.t']);
  });

  it('that are as they were need nothing', () => {
    expect(restoreLedger(told('same'), said('same')).statements).toEqual([]);
    expect(leftInLedger(told(null), toLedger([]))).toEqual([]);
  });
});

it('what was made and is still there is named', () => {
  const made = [{ key: 'pg_conversion 20001 0', what: 'conversion app.c', drop: 'drop conversion app.c' }];
  const there = toLedger([entry('pg_conversion', '20001', {})]);
  expect(leftInLedger(record({ made }), there)).toEqual(['conversion app.c']);
  expect(leftInLedger(record({ made }), toLedger([]))).toEqual([]);
});

it('what was lost stays lost', () => {
  expect(restoreLedger(record({ lost: ['authid gone'] }), toLedger([])).lost).toEqual(['authid gone']);
});
