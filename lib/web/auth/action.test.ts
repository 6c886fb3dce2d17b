import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { newToken, tokenHash } from '../../platform/vault/token';
import { sql } from '../../postgres/sql';
import { insertOperator, type Role } from '../../store/operators';
import { query, stateClient } from '../../store/query';
import { findSession, insertSession } from '../../store/sessions';
import { createStateDatabase } from '../../store/testing/state-database';
import { action } from './action';
import { SESSION_COOKIE } from './session-cookie-name';

/** The request that is going on, as Next would give it: what it sends, and what the answer sets. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Headers() }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
    set: (name: string, value: string) => browser.cookies.set(name, value),
  }),
  headers: async () => browser.headers,
}));

const CANARY = 'sb_secret_canaryCANARY0123456789abcdef';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());
beforeEach(() => browser.cookies.clear());

async function signIn(role: Role): Promise<string> {
  const token = newToken();
  const { id } = await insertOperator(stateClient, `Ana ${token.slice(0, 6)}`, role);
  await insertSession(tokenHash(token), id, 'test');
  browser.cookies.set(SESSION_COOKIE, token);
  return token;
}

const double = (role: Role) => action(role, z.object({ n: z.number() }), async ({ n }) => n * 2);

describe('who may act', () => {
  it.each<[string, Role | null, Role, boolean]>([
    ['a stranger', null, 'reviewer', false],
    ['a stranger, in what operators do', null, 'operator', false],
    ['a reviewer, in what operators do', 'reviewer', 'operator', false],
    ['a reviewer', 'reviewer', 'reviewer', true],
    ['an operator, in what reviewers do', 'operator', 'reviewer', true],
    ['an operator', 'operator', 'operator', true],
  ])('%s', async (_, who, wanted, isAllowed) => {
    if (who) await signIn(who);
    const body = vi.fn(async () => 'done');
    const result = await action(wanted, z.object({}), body)({});
    expect(result.ok).toBe(isAllowed);
    expect(body).toHaveBeenCalledTimes(isAllowed ? 1 : 0);
    if (!result.ok) expect(result.error.code).toBe('MUD-020');
  });

  it.each([
    ['an expired session', sql`update session set expires_at = now() - interval '1 second'`],
    ['a revoked session', sql`update session set revoked_at = now()`],
    ['a disabled account', sql`update operator set disabled_at = now()`],
  ])('nobody with %s', async (_, change) => {
    await signIn('operator');
    await query(change);
    expect(await double('reviewer')({ n: 1 })).toMatchObject({ ok: false, error: { code: 'MUD-020' } });
  });
});

it('changes the cookie of a session that is an hour old, and the old one works a minute longer', async () => {
  const before = await signIn('operator');
  await query(sql`update session set rotated_at = now() - interval '61 minutes'`);
  expect(await double('operator')({ n: 4 })).toEqual({ ok: true, value: 8 });
  const after = browser.cookies.get(SESSION_COOKIE) ?? '';
  expect(after).not.toBe(before);
  expect(await findSession(tokenHash(after))).not.toBeNull();
  expect(await findSession(tokenHash(before))).not.toBeNull();
});

describe('what goes wrong', () => {
  it.each([[undefined], [null], ['text'], [{}], [{ n: 'one' }], [[1]], [{ n: Number.NaN }]])(
    '%j is input that is refused before the body runs',
    async (input) => {
      await signIn('operator');
      expect(await double('operator')(input)).toMatchObject({ ok: false, error: { code: 'MUD-002' } });
    },
  );

  const failing = (error: unknown) =>
    action('operator', z.object({}), async () => {
      throw error;
    });

  it('is told by its code, in the viewer’s language, without a secret that stands in it', async () => {
    await signIn('operator');
    browser.cookies.set('mudanza_locale', 'es');
    const error = new MudanzaError('MUD-400', {
      params: { path: `/x?key=${CANARY}` },
      original: `no such folder: ${CANARY}`,
    });
    const result = await failing(error)({});
    expect(result).toMatchObject({ ok: false, error: { code: 'MUD-400' } });
    expect(JSON.stringify(result)).not.toContain('canaryCANARY');
    expect(JSON.stringify(result)).toMatch(/carpeta/);
  });

  it('is a fixed sentence and a reference when nobody thought of it', async () => {
    await signIn('operator');
    const result = await failing(new TypeError(`undefined is not ${CANARY}`))({});
    expect(result).toMatchObject({ ok: false, error: { code: 'MUD-001' } });
    expect(JSON.stringify(result)).not.toContain('canaryCANARY');
    expect(JSON.stringify(result)).not.toContain('undefined is not');
  });

  it('is MUD-837 for an id that nothing has', async () => {
    await signIn('operator');
    const insert = () =>
      query(sql`insert into sign_off (migration_id, phase, name, basis, signed_by)
        values ('00000000-0000-4000-8000-000000000000', 'prepare', 'Ana', '', 'x')`);
    const result = await action('operator', z.object({}), insert)({});
    expect(result).toMatchObject({ ok: false, error: { code: 'MUD-837' } });
  });
});
