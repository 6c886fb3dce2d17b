import { describe, expect, it } from 'vitest';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { refusedChange } from './refused-change';

const PROGRESS = 'mudanza_prologue';
const said = (code: string | undefined, message = 'said') =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

describe('what a server said to a change', () => {
  it.each<[string, unknown, string, string | null]>([
    ['our own statement met no row, or several', said('22012'), 'public.t', 'MUD-954'],
    ['the progress row is not where the group says', said('22012'), PROGRESS, 'MUD-956'],
    ['a key that is there already', said('23505'), 'public.t', 'MUD-955'],
    ['a column that is not there', said('42703'), 'public.t', 'MUD-955'],
    ['a value that does not fit', said('22P02'), 'public.t', 'MUD-955'],
    ['a full disk', said('53100'), 'public.t', 'MUD-955'],
    ['a read-only server', said('25006'), 'public.t', 'MUD-955'],
    ['an administrator who ends the session', said('57P01'), 'public.t', null],
    ['a crash', said('57P02'), 'public.t', null],
    ['a lost connection', said('08006'), 'public.t', null],
    ['a socket that was reset', said('ECONNRESET'), 'public.t', null],
    ['an error without a code', said(undefined), 'public.t', null],
    ['no error at all', 'text', 'public.t', null],
  ])('%s', (_, error, label, code) => {
    const named = refusedChange(error, label, PROGRESS);
    if (code === null) expect(named).toBe(error);
    else expect(named).toMatchObject({ code });
  });

  it('keeps what was named already', () => {
    const named = new MudanzaError('MUD-958');
    expect(refusedChange(named, 'public.t', PROGRESS)).toBe(named);
  });

  it('quotes texts that speak of objects, and no text that may quote a value of a row', () => {
    const key = refusedChange(said('23505', 'duplicate key violates "t_pkey"'), 'public.t', PROGRESS);
    expect(key).toMatchObject({ params: { table: 'public.t', said: 'duplicate key violates "t_pkey"' } });
    const value = refusedChange(said('22P02', 'invalid input: "4111 1111 1111 1111"'), 'public.t', PROGRESS);
    expect(value).toMatchObject({ params: { said: '22P02' } });
  });

  it('quotes no text that a function of the target raised, whatever it calls it', () => {
    const raised = Object.assign(said('23514', 'bad guest Secret-Name-7'), {
      where: 'PL/pgSQL function check_guest(text) line 1 at RAISE',
    });
    expect(refusedChange(raised, 'public.t', PROGRESS)).toMatchObject({ params: { said: '23514' } });
  });

  it('names no table where none is known, and says at most two hundred letters', () => {
    const named = refusedChange(said('42P01', 'x'.repeat(900)), '', PROGRESS);
    expect(named).toMatchObject({ params: { table: '—', said: 'x'.repeat(200) } });
  });
});
