import { describe, expect, it } from 'vitest';
import { readApiKey } from './read-api-key';

const REF = 'abcdefghijklmnopqrst';
const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const jwt = (claims: object) => `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.signature`;

/** Shapes: supabase.com/docs/guides/api/api-keys; the demo keys are those of a local `supabase start`. */
describe('readApiKey', () => {
  it.each([
    [
      'sb_publishable_ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH',
      { kind: 'publishable', role: 'anon', isExactShape: true },
    ],
    [
      'sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz',
      { kind: 'secret', role: 'service_role', isExactShape: true },
    ],
    ['  sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz\n', { kind: 'secret', isExactShape: true }],
    ['sb_secret_short', { kind: 'secret', role: 'service_role', isExactShape: false }],
    ['sb_publishable_', { kind: 'publishable', isExactShape: false }],
    [`sbp_${'0a1b2c3d'.repeat(5)}`, { kind: 'access-token', role: null, isExactShape: true }],
    [`sbp_oauth_${'0a1b2c3d'.repeat(5)}`, { kind: 'access-token', isExactShape: true }],
    ['sbp_x', { kind: 'access-token', isExactShape: false }],
    [
      jwt({ iss: 'supabase', ref: REF, role: 'anon', exp: 1_983_812_996 }),
      { kind: 'legacy', role: 'anon', ref: REF, isExactShape: true },
    ],
    [
      jwt({ iss: 'supabase', ref: REF, role: 'service_role' }),
      { kind: 'legacy', role: 'service_role', ref: REF },
    ],
    [
      jwt({ iss: 'supabase-demo', role: 'anon', exp: 1_983_812_996 }),
      { kind: 'demo', role: 'anon', ref: null },
    ],
    [
      jwt({ iss: `https://${REF}.supabase.co/auth/v1`, role: 'authenticated', sub: 'u' }),
      { kind: 'user-session', role: null },
    ],
    [jwt({ iss: 'supabase', role: 'postgres' }), { kind: 'unknown', role: null }],
    [jwt({ iss: 'auth0', role: 'anon' }), { kind: 'unknown', role: 'anon' }],
  ])('tells %s', (text, expected) => {
    expect(readApiKey(text)).toMatchObject(expected);
  });

  it('says when a key ends, and that one ends never', () => {
    expect(readApiKey(jwt({ iss: 'supabase', role: 'anon', exp: 1_983_812_996 })).expiresAt).toEqual(
      new Date(1_983_812_996_000),
    );
    expect(readApiKey(jwt({ iss: 'supabase', role: 'anon' })).expiresAt).toBeNull();
    for (const exp of ['soon', Number.MAX_VALUE * 2, null, {}])
      expect(readApiKey(jwt({ iss: 'supabase', role: 'anon', exp })).expiresAt).toBeNull();
  });

  it.each([
    '',
    'postgres://u:p@h/d',
    'eyJ',
    'eyJ.eyJ.x',
    `${part({})}.not-base64!.x`,
    `${part({})}.${part([])}`,
    `${jwt({ iss: 'supabase', role: 'anon' })}.more`,
    `${part({ alg: 'none' })}.${Buffer.from('"a text"').toString('base64url')}.x`,
    'x'.repeat(100_000),
  ])('knows nothing of %.60s', (text) => {
    expect(readApiKey(text)).toMatchObject({ kind: 'unknown', role: null, ref: null });
  });
});
