import { describe, expect, it } from 'vitest';
import type { Field } from '../plan/field';
import { joinInput, splitInput } from './run-input';

const fields: readonly Field[] = [
  { name: 'note', kind: 'text', label: 'common.copy' },
  { name: 'password', kind: 'secret', label: 'common.copy' },
  { name: 'key', kind: 'secret', label: 'common.copy' },
];

describe('the two halves of a form', () => {
  it('shows what may be shown, seals the rest together, and puts both together again', () => {
    const values = { note: 'hola', password: 'Fj4-contraseña', key: 'k', other: 3 };
    const { shown, sealed } = splitInput('m', fields, values);
    expect(shown).toEqual({ note: 'hola', other: 3 });
    expect(sealed?.toString('latin1')).not.toContain('Fj4');
    expect(joinInput('m', shown, sealed)).toEqual({ values, secrets: ['Fj4-contraseña', 'k'] });
  });

  it('leaves an empty secret out: the stored one is kept', () => {
    expect(splitInput('m', fields, { note: 'x', password: '', key: '' })).toEqual({
      shown: { note: 'x' },
      sealed: null,
    });
    const { shown, sealed } = splitInput('m', fields, { password: '', key: 'k' });
    expect(joinInput('m', shown, sealed).values).toEqual({ key: 'k' });
  });

  it('has no secrets where none was given', () => {
    expect(joinInput('m', { note: 'x' }, null)).toEqual({ values: { note: 'x' }, secrets: [] });
  });

  it('opens for the migration only that it was typed in', () => {
    const { sealed } = splitInput('m', fields, { password: 'p' });
    expect(() => joinInput('another', {}, sealed)).toThrow(/MUD-009/);
  });
});
