import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { diskFull } from './disk-full';
import { ErrorCodeSchema } from './error-code-schema';
import { ERROR_CODES } from './error-codes';
import { explainError, isErrorCode } from './explain-error';
import { inputError } from './input-error';
import { MudanzaError } from './mudanza-error';

const withCode = (code: string, cause?: unknown) => Object.assign(new Error('x', { cause }), { code });

describe('the one error', () => {
  it('says its code, and the original text where there is one', () => {
    expect(new MudanzaError('MUD-009').message).toBe('MUD-009');
    const cause = new Error('inner');
    const error = new MudanzaError('MUD-009', {
      original: 'as said',
      sqlState: '28P01',
      params: { a: 1 },
      cause,
    });
    expect(error).toMatchObject({
      name: 'MudanzaError',
      message: 'MUD-009: as said',
      code: 'MUD-009',
      digest: 'MUD-009',
      sqlState: '28P01',
      params: { a: 1 },
      cause,
    });
    expect(error).toBeInstanceOf(Error);
  });
});

describe('an explanation', () => {
  it.each(ERROR_CODES)(
    '%s: title, cause and cures in both languages, without anything left to fill in',
    (code) => {
      const [english, spanish] = [explainError(code, 'en'), explainError(code, 'es')];
      for (const { title, cause, cures } of [english, spanish]) {
        expect(title.length).toBeGreaterThan(3);
        expect(cause.length).toBeGreaterThan(10);
        expect(cures.length).toBeGreaterThan(0);
      }
      expect(spanish.cures.length).toBe(english.cures.length);
      expect(spanish.title).not.toBe(english.title);
    },
  );

  it('fills its parameters in, and shows markup in them as what it is', () => {
    const params = { field: '<b>note</b>', kind: 'url', line: 12 };
    const { title, cause } = explainError('MUD-830', 'en', params);
    expect(`${title} ${cause}`).toMatch(/<b>note<\/b>/);
    expect(`${title} ${cause}`).not.toMatch(/\{field\}/);
  });

  it('without a parameter it needs is shown as it is written, and never fails', () => {
    expect(() => explainError('MUD-830', 'es', {})).not.toThrow();
    expect(explainError('MUD-830', 'es', {}).cause).not.toBe('');
  });
});

describe('a code', () => {
  it.each([
    ['MUD-009', true],
    ['MUD-000', false],
    ['mud-009', false],
    ['toString', false],
    ['__proto__', false],
    ['constructor', false],
    ['', false],
  ])('%s exists: %s', (text, expected) => expect(isErrorCode(text)).toBe(expected));

  it.each([
    ['MUD-009', true],
    // Of a later version: it is still shown.
    ['MUD-999', true],
    ['MUD-09', false],
    ['MUD-0099', false],
    ['MUD-009\n', false],
    [9, false],
    [null, false],
  ])('%j may be stored: %s', (value, expected) => {
    expect(ErrorCodeSchema.safeParse(value).success).toBe(expected);
  });

  it('all are in order, once each, and of three digits', () => {
    expect([...ERROR_CODES].sort()).toEqual(ERROR_CODES);
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
    for (const code of ERROR_CODES) expect(code).toMatch(/^MUD-\d{3}$/);
  });
});

describe('a disk without room', () => {
  it.each([
    ['no space', withCode('ENOSPC')],
    ['a quota', withCode('EDQUOT')],
    ['as the cause of a cause', new Error('a', { cause: new Error('b', { cause: withCode('ENOSPC') }) })],
    ['behind an error of ours', new MudanzaError('MUD-009', { cause: withCode('ENOSPC') })],
  ])('%s is MUD-811', (_, error) => {
    expect(diskFull(error)).toMatchObject({ code: 'MUD-811', cause: error });
  });

  it.each<[string, unknown]>([
    ['another code', withCode('EACCES')],
    ['no code', new Error('ENOSPC')],
    ['no error', { code: 'ENOSPC' }],
    ['nothing', undefined],
    ['a text', 'ENOSPC'],
  ])('%s is not', (_, error) => expect(diskFull(error)).toBeNull());

  it('is looked for without end in no circle', () => {
    const error = new Error('a');
    error.cause = error;
    expect(diskFull(error)).toBeNull();
  });
});

describe('input that a schema refused', () => {
  it('is MUD-002 with the field and what is wrong, and without the value', () => {
    const schema = z.object({ target: z.object({ port: z.number().max(65_535) }), name: z.string().min(1) });
    const { error } = schema.safeParse({ target: { port: 99_999 }, name: '' });
    const refused = error && inputError(error);
    expect(refused).toMatchObject({ code: 'MUD-002', cause: error });
    const detail = String(refused?.params.detail);
    expect(detail).toMatch(/target\.port: .+; name: .+/);
    expect(detail).not.toContain('99999');
  });
});
