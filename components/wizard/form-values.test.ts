import { describe, expect, it } from 'vitest';
import type { FormField } from './form-field';
import { fieldsToShow, initialValues, withoutSecrets, withTyped, withUnderstood } from './form-values';

const fields: FormField[] = [
  { name: 'host', kind: 'text', label: 'Host', initial: 'known' },
  { name: 'port', kind: 'number', label: 'Port', initial: 6543 },
  { name: 'password', kind: 'secret', label: 'Password' },
  {
    name: 'mode',
    kind: 'select',
    label: 'Mode',
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  },
  { name: 'watch', kind: 'checkbox', label: 'Watch', initial: true },
];

describe('form values', () => {
  it('start from what the server knew', () => {
    expect(initialValues(fields)).toEqual({
      host: 'known',
      port: '6543',
      password: '',
      mode: 'a',
      watch: true,
    });
  });

  it('prefer what was sent, but never refill a secret', () => {
    const values = initialValues(fields, { host: 'sent', password: 'canary', mode: 'b', watch: false });
    expect(values).toEqual({ host: 'sent', port: '6543', password: '', mode: 'b', watch: false });
  });

  it('forget secrets and nothing else', () => {
    expect(withoutSecrets(fields, { host: 'h', password: 'typed', mode: 'b' })).toEqual({
      host: 'h',
      password: '',
      mode: 'b',
    });
  });

  it('forget a tick whose field is gone: it must not be ticked when the field comes back', () => {
    expect(withoutSecrets(fields, { host: 'h', forget: true })).toEqual({ host: 'h' });
  });

  it('take from a pasted text only what the form asks for', () => {
    expect(
      withUnderstood(fields, { host: '', password: '' }, { host: 'db', password: 'p', other: 'x' }),
    ).toEqual({ host: 'db', password: 'p' });
  });
});

describe('withTyped', () => {
  it('keeps what was typed and ticked before the scripts were there, and what the page does not show', () => {
    const typed: Record<string, string | boolean> = { host: 'typed', mode: 'b', watch: false, password: 'p' };
    expect(withTyped(fields, initialValues(fields), (name) => typed[name])).toEqual({
      ...{ host: 'typed', port: '6543', password: 'p', mode: 'b', watch: false },
    });
  });
});

describe('fieldsToShow', () => {
  it('leaves out what does not apply to the choice, and brings it back', () => {
    const conditional: FormField[] = [
      ...fields,
      { name: 'file', kind: 'file', label: 'File', showWhen: { field: 'mode', values: ['b'] } },
    ];
    const names = (mode: string) => fieldsToShow(conditional, { mode }).map((field) => field.name);
    expect(names('a')).not.toContain('file');
    expect(names('b')).toContain('file');
  });
});
