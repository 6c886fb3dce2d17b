import { describe, expect, it } from 'vitest';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { nameCopyFailure } from './copy-failure';

const pgError = (code: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { code, ...more });

/** Texts as PostgreSQL 15 to 17, node-postgres and Node print them. */
const CASES: readonly [string, Error][] = [
  ['MUD-907', pgError('42501', 'query would be affected by row-level security policy for table "guest"')],
  ['MUD-916', pgError('42501', 'permission denied for table guest')],
  ['MUD-908', pgError('22021', 'invalid byte sequence for encoding "UTF8": 0xe9')],
  [
    'MUD-908',
    pgError(
      '22P05',
      'character with byte sequence 0xe2 in encoding "UTF8" has no equivalent in encoding "LATIN1"',
    ),
  ],
  ['MUD-913', pgError('22023', 'invalid snapshot identifier: "00000003-0000001B-1"')],
  ['MUD-913', pgError('42704', 'snapshot "00000003-0000001B-1" does not exist')],
  ['MUD-913', pgError('55000', 'could not import the requested snapshot')],
  ['MUD-914', pgError('53100', 'could not extend file "base/16384/16420": No space left on device')],
  ['MUD-915', pgError('25006', 'cannot execute COPY FROM in a read-only transaction')],
  ['MUD-919', pgError('54000', 'out of memory')],
  ['MUD-919', pgError('XX000', 'invalid memory alloc request size 1073741824')],
  ['MUD-917', pgError('42P01', 'relation "public.guest" does not exist')],
  ['MUD-917', pgError('42703', 'column "name" of relation "guest" does not exist')],
  ['MUD-924', pgError('57014', 'canceling statement due to user request')],
  ['MUD-924', pgError('55P03', 'canceling statement due to lock timeout')],
  ['MUD-924', pgError('25P04', 'terminating connection due to transaction timeout')],
  ['MUD-912', pgError('57P01', 'terminating connection due to administrator command')],
  ['MUD-912', pgError('57P02', 'terminating connection because of crash of another server process')],
  ['MUD-912', pgError('08006', 'connection failure')],
  ['MUD-912', pgError('ECONNRESET', 'read ECONNRESET')],
  ['MUD-912', new Error('Connection terminated unexpectedly')],
  ['MUD-911', pgError('22P02', 'invalid input syntax for type integer: "Secret-Name-7"')],
  [
    'MUD-911',
    pgError('23505', 'duplicate key value violates unique constraint "guest_pkey"', {
      constraint: 'guest_pkey',
      detail: 'Key (name)=(Secret-Name-7) already exists.',
    }),
  ],
  [
    'MUD-911',
    pgError('23514', 'new row for relation "guest" violates check constraint "short"', {
      constraint: 'short',
      detail: 'Failing row contains (1, Secret-Name-7).',
    }),
  ],
];

describe('naming what ended a copy', () => {
  it.each(CASES)('%s: %s', (code, error) => {
    const named = nameCopyFailure(error, { side: 'target', object: 'public.guest' });
    expect(named).toMatchObject({ code, params: { side: 'target', table: 'public.guest' } });
    const told = JSON.stringify(
      named instanceof MudanzaError ? [named.params, named.original, named.message] : named,
    );
    expect(told).not.toContain('Secret-Name');
  });

  it.each([
    ['P0001', 'no such guest: Secret-Name-7', 'PL/pgSQL function f(text) line 1 at RAISE'],
    ['XX000', 'parse error near Secret-Name-7', 'COPY guest, line 1, column place: "Secret-Name-7"'],
    ['MY001', 'Secret-Name-7', 'PL/pgSQL function f(text) line 1 at RAISE'],
    ['55000', 'Secret-Name-7', 'SQL function "f" statement 1'],
  ])('%s: tells nothing that a function says of a row', (code, message, where) => {
    const raised = pgError(code, message, { where, detail: message, hint: message });
    for (const side of ['source', 'target'] as const) {
      const named = nameCopyFailure(raised, { side, object: 'public.guest' });
      expect(named).toBeInstanceOf(MudanzaError);
      if (!(named instanceof MudanzaError)) return;
      const mine = where.startsWith('COPY') ? 'MUD-911' : 'MUD-929';
      if (side === 'target') expect(named).toMatchObject({ code: mine, params: { state: code } });
      expect(JSON.stringify([named.params, named.original, named.message])).not.toContain('Secret-Name');
    }
  });

  it('names the column that the server’s words name, where it is one of those under way, and no value', () => {
    const where = 'COPY guest, line 7, column mail: "x, line 8, column Secret-Name-7: y"';
    const refused = pgError('22001', 'value too long', { where });
    const nameOf = (columns: readonly string[]) => {
      const named = nameCopyFailure(refused, { side: 'target', object: 'public.guest', columns });
      return named instanceof MudanzaError ? named.params.name : null;
    };
    expect([nameOf(['id', 'mail']), nameOf(['id']), nameOf([])]).toEqual(['mail', '—', '—']);
  });

  it('names the constraint, and keeps what is named already', () => {
    const unique = CASES.find(([, error]) => error.message.startsWith('duplicate key'))?.[1];
    expect(nameCopyFailure(unique, { side: 'target', object: 'x' })).toMatchObject({
      params: { name: 'guest_pkey', state: '23505' },
      sqlState: '23505',
    });
    const known = new MudanzaError('MUD-906');
    expect(nameCopyFailure(known, { side: 'source', object: 'x' })).toBe(known);
  });

  it('says of what comes after the rows that the rows are there, unless the server itself is gone', () => {
    const after = { side: 'target', object: 'public.income', isAfter: true } as const;
    expect(nameCopyFailure(pgError('22012', 'division by zero'), after)).toMatchObject({ code: 'MUD-918' });
    expect(nameCopyFailure(pgError('57P01', 'terminating connection'), after)).toMatchObject({
      code: 'MUD-912',
    });
    expect(nameCopyFailure(pgError('53100', 'No space left on device'), after)).toMatchObject({
      code: 'MUD-914',
    });
  });
});
