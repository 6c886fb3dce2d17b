import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { agreeOnRef, refOfProjectUrl } from './agree-on-ref';
import { checkApiKeys } from './check-api-keys';
import { lockout } from './lockout';
import { readApiKey } from './read-api-key';
import { SUPABASE_ROOT_CA, SUPABASE_ROOT_FINGERPRINT } from './supabase-root-ca';
import { trustAnchor } from './trust-anchor';

const REF = 'abcdefghijklmnopqrst';
const NOW = new Date('2026-11-24T00:00:00Z');
const BODY = 'ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH';

function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
}
const legacy = (role: string, more: object = {}) =>
  jwt({ iss: 'supabase', ref: REF, role, exp: 4_000_000_000, ...more });

describe('readApiKey', () => {
  it.each([
    [legacy('anon'), { kind: 'legacy', role: 'anon', ref: REF }],
    [legacy('service_role'), { kind: 'legacy', role: 'service_role', ref: REF }],
    [` sb_publishable_${BODY}\n`, { kind: 'publishable', role: 'anon', isExactShape: true }],
    [`sb_secret_${BODY}`, { kind: 'secret', role: 'service_role', isExactShape: true }],
    ['sb_secret_short', { kind: 'secret', isExactShape: false }],
    [`sbp_${'a1'.repeat(20)}`, { kind: 'access-token' }],
    [jwt({ iss: 'supabase-demo', role: 'anon' }), { kind: 'demo', role: 'anon' }],
    [jwt({ iss: `https://${REF}.supabase.co/auth/v1`, role: 'authenticated' }), { kind: 'user-session' }],
    ['eyJub3Q.anything.x', { kind: 'unknown' }],
    ['hello', { kind: 'unknown' }],
  ])('tells %s', (text, expected) => {
    expect(readApiKey(text)).toMatchObject(expected);
  });
});

describe('checkApiKeys', () => {
  it.each([
    [{ anonKey: legacy('service_role') }, 'MUD-103'],
    [{ anonKey: `sb_secret_${BODY}` }, 'MUD-103'],
    [{ serviceKey: `sb_publishable_${BODY}` }, 'MUD-103'],
    [{ serviceKey: `sbp_${'a1'.repeat(20)}` }, 'MUD-103'],
    [{ anonKey: 'nonsense' }, 'MUD-104'],
    [{ anonKey: legacy('anon', { exp: 1_600_000_000 }) }, 'MUD-105'],
    [{ anonKey: jwt({ iss: 'supabase-demo', role: 'anon' }) }, 'MUD-106'],
    [{ anonKey: jwt({ iss: `https://${REF}.supabase.co/auth/v1`, role: 'x' }) }, 'MUD-107'],
  ])('names %j', (keys, code) => {
    expect(checkApiKeys(keys, NOW)).toMatchObject([{ verdict: 'fail', code }]);
  });

  it('only warns of an unusual length, and passes what fits', () => {
    expect(checkApiKeys({ anonKey: 'sb_publishable_x' }, NOW)).toMatchObject([{ verdict: 'warn' }]);
    const keys = { anonKey: legacy('anon'), serviceKey: `sb_secret_${BODY}` };
    expect(checkApiKeys(keys, NOW).map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
  });
});

describe('agreeOnRef', () => {
  it.each([
    [`https://${REF}.supabase.co`, REF],
    [`https://${REF}.supabase.co/rest/v1/`, REF],
    [`https://supabase.com/dashboard/project/${REF}/settings/database`, REF],
    [REF, REF],
    ['https://api.example.com', null],
    ['https://short.supabase.co', null],
  ])('reads the ref of %s', (text, ref) => {
    expect(refOfProjectUrl(text)).toBe(ref);
  });

  it('names every place that disagrees', () => {
    const other = 'zyxwvutsrqponmlkjihg';
    const { ref, findings } = agreeOnRef({ projectUrl: REF, user: other, anonKey: null });
    expect(ref).toBeNull();
    expect(findings).toMatchObject([
      { code: 'MUD-102', message: { params: { refs: `projectUrl = ${REF}, user = ${other}` } } },
    ]);
    expect(agreeOnRef({ projectUrl: REF, host: REF }).ref).toBe(REF);
  });
});

describe('lockout', () => {
  const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
  it('holds the direct host after two refusals until half an hour has passed', () => {
    expect(lockout('direct', { count: 1, lastAt: ago(5) }, NOW).isHeld).toBe(false);
    const held = lockout('dedicated-pooler', { count: 2, lastAt: ago(60) }, NOW);
    expect(held).toMatchObject({ isHeld: true, limit: 3, count: 2, safeAt: ago(60 - 1800) });
    expect(lockout('direct', { count: 9, lastAt: ago(1801) }, NOW)).toMatchObject({
      isHeld: false,
      count: 0,
    });
  });
  it('holds the shared pooler after five inside 150 seconds, and nothing outside Supabase', () => {
    expect(lockout('shared-transaction', { count: 4, lastAt: ago(1) }, NOW).isHeld).toBe(false);
    expect(lockout('shared-transaction', { count: 5, lastAt: ago(1) }, NOW).isHeld).toBe(true);
    expect(lockout('shared-session', { count: 9, lastAt: ago(151) }, NOW).isHeld).toBe(false);
    expect(lockout('not-supabase', { count: 99, lastAt: ago(1) }, NOW).isHeld).toBe(false);
  });
});

describe('trustAnchor', () => {
  it('pins the Supabase root by fingerprint, and prefers an uploaded CA', () => {
    expect(new X509Certificate(SUPABASE_ROOT_CA).fingerprint256).toBe(SUPABASE_ROOT_FINGERPRINT);
    expect(trustAnchor(`db.${REF}.supabase.co`, undefined)).toMatchObject({
      source: 'supabase',
      ca: SUPABASE_ROOT_CA,
    });
    expect(trustAnchor(`db.${REF}.supabase.co`, 'PEM')).toEqual({ source: 'uploaded', ca: 'PEM' });
    expect(trustAnchor('localhost', undefined)).toEqual({ source: 'system' });
  });
});
