import { describe, expect, it } from 'vitest';
import { redactData, redactText } from './redact-text';

const SECRET = 'p@ss/w"rd%ñ';

describe('redactText', () => {
  it.each([
    ['plain', `failed with ${SECRET} here`],
    ['URL-encoded', `x ${encodeURIComponent(SECRET)} y`],
    ['base64', `auth ${Buffer.from(SECRET).toString('base64')}`],
    ['base64 behind a user name', `Basic ${Buffer.from(`ana:${SECRET}`).toString('base64')}`],
    ['base64 for URLs', Buffer.from(`u:${SECRET}`).toString('base64url')],
    ['URL-encoded in small letters', encodeURIComponent(SECRET).replace(/%../g, (one) => one.toLowerCase())],
    ['JSON-escaped', JSON.stringify({ password: SECRET })],
    ['JSON-escaped in ASCII', String.raw`{"password": "p@ss/w\"rd%\u00f1"}`],
  ])('hides a known value, %s', (_, text) => {
    const clean = redactText(text, [SECRET]);
    expect(clean).toContain('••••••');
    for (const spelling of [SECRET, encodeURIComponent(SECRET), JSON.stringify(SECRET).slice(1, -1)]) {
      expect(clean).not.toContain(spelling);
    }
  });

  it.each([
    ['postgresql://postgres.abc:hunter2@host:6543/postgres', 'hunter2'],
    ['postgresql://u:p@ss/w#rd@host/db?x=1', 'p@ss/w#rd'],
    ['key eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJl end', 'eyJyb2xlIjoiYW5vbiJ9'],
    ['sb_secret_abcdefghijklmnopqrstuv_12345678', 'abcdefghij'],
    ["host=h password='a b' user=u", 'a b'],
    ["alter role app password 'it''s hidden' valid until 'infinity'", 'hidden'],
    ['sbp_0123456789abcdef0123456789abcdef01234567', '0123456789abcdef'],
  ])('hides a secret by its shape: %s', (text, secret) => {
    expect(redactText(text)).not.toContain(secret);
  });

  it('leaves ordinary text alone', () => {
    const text = 'ERROR: relation "users" does not exist at postgres://host:5432/db (42P01)';
    expect(redactText(text, ['x'])).toBe(text);
  });

  it('hides what is inside a known header or connection string', () => {
    const clean = redactText('echo tok-1 and p@ss', [
      'Authorization: Bearer tok-1',
      'postgresql://u:p%40ss@h/d',
    ]);
    expect(clean).not.toMatch(/tok-1|p@ss/);
  });

  it('hides the longer of two secrets that overlap', () => {
    expect(redactText('abcdef', ['abcd', 'abcdef'])).toBe('••••••');
  });
});

describe('redactData', () => {
  it('goes as deep as the data does and keeps numbers', () => {
    const clean = redactData({ a: [{ b: `x ${SECRET}` }], n: 3, [SECRET]: true }, [SECRET]);
    expect(JSON.stringify(clean)).not.toContain('p@ss');
    expect(clean).toMatchObject({ n: 3 });
  });
});
