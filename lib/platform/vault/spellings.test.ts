import { describe, expect, it } from 'vitest';
import { findSecret } from './find-secret';
import { redactText } from './redact-text';
import { AWKWARD_SECRETS, SECRET_SPELLINGS } from './testing/secret-spellings';
import { whatIsLeft } from './testing/what-is-left';

const PLACES: readonly ((spelled: string) => string)[] = [
  (spelled) => `it printed ${spelled} and went on`,
  (spelled) => `postgresql://u:${spelled}@h/db`,
  (spelled) => `{"x":"${spelled}","y":1}`,
];

describe.each(SECRET_SPELLINGS)('a secret, %s', (_, spell) => {
  it.each(AWKWARD_SECRETS)('%s: nothing of it is kept', (secret) => {
    const spelled = spell(secret);
    for (const place of PLACES) {
      const clean = redactText(place(spelled), [secret, 'another-secret-1']);
      expect(clean).toContain('••••••');
      expect(clean).not.toContain(spelled);
      // At its ends base64 mixes a secret with its neighbours; no more than a few letters may stay.
      expect(whatIsLeft(clean.replaceAll('•', ''), secret)).toBeLessThan(6);
    }
    expect(findSecret(PLACES[0]?.(spelled) ?? '', [secret])).toMatchObject({ kind: 'known' });
  });
});

it('leaves alone what only looks encoded', () => {
  const text = '100%41 of &amp; \\u0041 aGVsbG8gd29ybGQ= 68656c6c6f \u001b[31mred\u001b[0m';
  expect(redactText(text, AWKWARD_SECRETS)).toBe(text);
});

it('hides the begin of a secret where a text was cut in the middle of it', () => {
  expect(redactText('it was Cn1-plainPas', AWKWARD_SECRETS)).toBe('it was ••••••');
  expect(redactText('it was Cn1-', AWKWARD_SECRETS)).toBe('it was Cn1-');
});

it('hides the lines of a private key one by one', () => {
  const key = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBg'.repeat(4)}\n${'kqhkiG9w0BAQEF'.repeat(4)}\n-----END PRIVATE KEY-----`;
  expect(redactText(`x ${'kqhkiG9w0BAQEF'.repeat(4)} y`, [key])).toBe('x •••••• y');
});
