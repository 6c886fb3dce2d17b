import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overrideEnv } from '@/lib/platform/env';
import { newToken, tokenHash } from '@/lib/platform/vault/token';
import { insertOperator } from '@/lib/store/operators';
import { stateClient } from '@/lib/store/query';
import { insertSession, revokeOtherSessions } from '@/lib/store/sessions';
import { createStateDatabase } from '@/lib/store/testing/state-database';
import { SESSION_COOKIE } from '@/lib/web/auth/session-cookie-name';
import { proxy } from '@/proxy';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let operator: string;
const token = newToken();
beforeAll(async () => {
  state = await createStateDatabase();
  operator = (await insertOperator(stateClient, 'Ana', 'operator')).id;
  await insertSession(tokenHash(token), operator, 'test');
});
afterAll(() => state.drop());

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const ask = ({ method = 'GET', headers = {} }: Asked) =>
  proxy(
    new NextRequest('http://127.0.0.1:3000/login', {
      method,
      headers: { host: '127.0.0.1:3000', ...headers },
    }),
  );

describe('whom it lets through', () => {
  it.each<[string, Asked, number]>([
    ['a page', {}, 200],
    ['localhost', { headers: { host: 'localhost:3000' } }, 200],
    ['IPv6’s loopback', { headers: { host: '[::1]:3000' } }, 200],
    ['another name', { headers: { host: 'evil.example' } }, 421],
    ['a name that resolves here', { headers: { host: '127.0.0.1.nip.io' } }, 421],
    ['an address that means the same', { headers: { host: '2130706433' } }, 421],
    ['no name', { headers: { host: '' } }, 421],
    ['a form of another site', { method: 'POST', headers: { origin: 'https://evil.example' } }, 403],
    ['a form of another port', { method: 'POST', headers: { origin: 'http://127.0.0.1:9' } }, 403],
    ['a form of our own', { method: 'POST', headers: { origin: 'http://127.0.0.1:3000' } }, 200],
    ['a small form', { method: 'POST', headers: { 'content-length': '1000000' } }, 200],
    ['a large form', { method: 'POST', headers: { 'content-length': '1000001' } }, 413],
    ['a body of no length', { method: 'POST', headers: { 'transfer-encoding': 'chunked' } }, 413],
    ['a length that is none', { method: 'POST', headers: { 'content-length': '9e9' } }, 413],
    ['a length that is a word', { method: 'PUT', headers: { 'content-length': 'small' } }, 413],
    [
      'a large form with a made-up cookie',
      {
        method: 'POST',
        headers: { 'content-length': '5000000', cookie: `${SESSION_COOKIE}=${'x'.repeat(43)}` },
      },
      413,
    ],
    [
      'a large form of somebody signed in',
      { method: 'POST', headers: { 'content-length': '5000000', cookie: `${SESSION_COOKIE}=${token}` } },
      200,
    ],
  ])('%s', async (_, asked, status) => {
    expect((await ask(asked)).status).toBe(status);
  });

  it('a large form no more once the session is revoked', async () => {
    await revokeOtherSessions(operator, null);
    const headers = { 'content-length': '5000000', cookie: `${SESSION_COOKIE}=${token}` };
    expect((await ask({ method: 'POST', headers })).status).toBe(413);
  });
});

it('gives every answer, a refusal too, its headers, and each its own nonce', async () => {
  const answers = await Promise.all([ask({}), ask({}), ask({ headers: { host: 'evil.example' } })]);
  const policies = answers.map(({ headers }) => headers.get('content-security-policy') ?? '');
  expect(new Set(policies).size).toBe(3);
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toMatch(/script-src [^;]*'nonce-[\w+/=]{24}'/);
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.has('strict-transport-security')).toBe(false);
  }
});

describe('behind a proxy with TLS, on an address that is not loopback', () => {
  beforeAll(() => overrideEnv({ HOST: '10.0.0.5', MUDANZA_PUBLIC_URL: 'https://move.example.com' }));
  afterAll(() => overrideEnv({ HOST: '127.0.0.1' }));

  it.each<[string, Asked, number]>([
    ['the public name', { headers: { host: 'move.example.com' } }, 200],
    ['the address it listens on', { headers: { host: '10.0.0.5:3000' } }, 200],
    ['a name below the public one', { headers: { host: 'x.move.example.com' } }, 421],
    ['a name that ends like it', { headers: { host: 'evilmove.example.com' } }, 421],
    ['another address', { headers: { host: '10.0.0.6' } }, 421],
    [
      'a name that was forwarded, it says',
      { headers: { host: 'evil.example', 'x-forwarded-host': 'move.example.com' } },
      421,
    ],
    [
      'a name that was forwarded, by the standard',
      { headers: { host: 'evil.example', forwarded: 'host=move.example.com;proto=https' } },
      421,
    ],
    [
      'a form of another site that calls itself forwarded',
      {
        method: 'POST',
        headers: {
          host: 'move.example.com',
          origin: 'https://evil.example',
          'x-forwarded-host': 'evil.example',
        },
      },
      403,
    ],
    [
      'a form of the public name without TLS',
      { method: 'POST', headers: { host: 'move.example.com', origin: 'http://move.example.com' } },
      403,
    ],
    [
      'a form of a name before the public one',
      {
        method: 'POST',
        headers: { host: 'move.example.com', origin: 'https://move.example.com.evil.example' },
      },
      403,
    ],
    [
      'its own form',
      { method: 'POST', headers: { host: 'move.example.com', origin: 'https://move.example.com' } },
      200,
    ],
    [
      'a form without TLS',
      { method: 'POST', headers: { host: 'move.example.com', origin: 'http://evil.example.com' } },
      403,
    ],
  ])('%s', async (_, asked, status) => {
    const answer = await ask(asked);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
  });
});
