import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { overrideEnv } from '../../platform/env';
import { newToken, tokenHash } from '../../platform/vault/token';
import { sql } from '../../postgres/sql';
import { insertOperator, type Role } from '../../store/operators';
import { query, stateClient } from '../../store/query';
import { findSession, listSessions } from '../../store/sessions';
import { createStateDatabase } from '../../store/testing/state-database';
import { openSession, rotateCookie } from './session-cookie';
import { SESSION_COOKIE } from './session-cookie-name';
import { currentViewer, requireOperator, requireViewer } from './viewer';

interface Kept {
  readonly value: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The browser's jar, as Next would give it; in a page it cannot be written to. */
const browser = vi.hoisted(() => ({ jar: new Map<string, unknown>(), isPage: false }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => browser.jar.get(name),
    set: (name: string, value: string, options: object) => {
      if (browser.isPage)
        throw new Error('Cookies can only be modified in a Server Action or Route Handler.');
      browser.jar.set(name, { value, options });
    },
  }),
}));

let state: Awaited<ReturnType<typeof createStateDatabase>>;
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());
beforeEach(() => {
  browser.jar.clear();
  browser.isPage = false;
  overrideEnv({ MUDANZA_PUBLIC_URL: undefined });
});

const kept = () => browser.jar.get(SESSION_COOKIE) as Kept | undefined;
const tokenNow = () => kept()?.value ?? '';
const sessionNow = () => findSession(tokenHash(tokenNow()));
const age = (minutes: number) =>
  query(sql`update session set rotated_at = rotated_at - ${minutes} * interval '1 minute'`);

async function account(role: Role = 'operator'): Promise<string> {
  const { id } = await insertOperator(stateClient, `A ${newToken().slice(0, 8)}`, role);
  return id;
}

describe('a session that is opened', () => {
  it('is kept from scripts and from other sites, for twelve hours, and in plain nowhere', async () => {
    const id = await account();
    await openSession(id, 'Firefox');
    expect(kept()?.options).toEqual({
      httpOnly: true,
      sameSite: 'lax',
      secure: false,
      path: '/',
      maxAge: 43_200,
    });
    expect((await sessionNow())?.id).toBe(id);
    const rows = await query(sql`select * from session`);
    expect(JSON.stringify(rows)).not.toContain(tokenNow());
  });

  it.each([
    ['https://mudanza.example.com', true],
    ['http://10.0.0.5:3000', false],
  ])('behind %s is sent over TLS only: %s', async (url, secure) => {
    overrideEnv({ MUDANZA_PUBLIC_URL: url });
    await openSession(await account(), '');
    expect(kept()?.options.secure).toBe(secure);
  });

  it('ends the one that this browser had, also another account’s, and no other', async () => {
    const [ana, eva] = [await account(), await account()];
    await openSession(eva, 'elsewhere');
    const elsewhere = tokenNow();
    browser.jar.clear();
    await openSession(ana, 'here');
    const first = tokenNow();
    await openSession(eva, 'here');
    expect(await findSession(tokenHash(first))).toBeNull();
    expect((await findSession(tokenHash(elsewhere)))?.id).toBe(eva);
    expect(await listSessions(eva)).toHaveLength(2);
  });

  it('is another one, whatever token the browser came with', async () => {
    const planted = newToken();
    browser.jar.set(SESSION_COOKIE, { value: planted, options: {} });
    await openSession(await account(), '');
    expect(tokenNow()).not.toBe(planted);
    expect(await findSession(tokenHash(planted))).toBeNull();
  });
});

describe('a token', () => {
  const open = async () => {
    await openSession(await account(), '');
    const session = await sessionNow();
    if (!session) throw new Error('no session');
    return { first: tokenNow(), id: session.sessionId };
  };

  it('stays for an hour, then is replaced at the next action', async () => {
    const { first, id } = await open();
    await age(59);
    await rotateCookie(id);
    expect(tokenNow()).toBe(first);
    await age(2);
    await rotateCookie(id);
    expect(tokenNow()).not.toBe(first);
    expect((await sessionNow())?.sessionId).toBe(id);
    // The request that is under way with the old one still gets in.
    expect((await findSession(tokenHash(first)))?.sessionId).toBe(id);
  });

  it('is replaced at once after a new password', async () => {
    const { first, id } = await open();
    await rotateCookie(id, true);
    expect(tokenNow()).not.toBe(first);
    expect((await sessionNow())?.sessionId).toBe(id);
  });

  it('is left alone in a page, where no cookie can be set: the browser would be locked out', async () => {
    const { first, id } = await open();
    await age(61);
    browser.isPage = true;
    await rotateCookie(id);
    expect(tokenNow()).toBe(first);
    await query(sql`update session set rotated_at = rotated_at - interval '2 minutes'`);
    expect((await sessionNow())?.sessionId).toBe(id);
  });

  it('of two requests at once ends as one that works', async () => {
    const { id } = await open();
    await age(61);
    await Promise.all([rotateCookie(id), rotateCookie(id)]);
    expect((await sessionNow())?.sessionId).toBe(id);
  });

  it('of nobody is nothing to replace', async () => {
    const { id } = await open();
    browser.jar.clear();
    await age(61);
    await rotateCookie(id, true);
    expect(browser.jar.size).toBe(0);
  });
});

describe('who looks at a page', () => {
  const goesTo = async (look: Promise<unknown>) =>
    look.then(
      () => 'stays',
      (error: unknown) => String((error as { digest?: string }).digest).split(';')[2],
    );

  it.each<[who: Role | null, viewer: string, operator: string]>([
    [null, '/login', '/login'],
    ['reviewer', 'stays', '/migrations'],
    ['operator', 'stays', 'stays'],
  ])('%s: a page for viewers %s, one for operators %s', async (role, viewer, operator) => {
    if (role) await openSession(await account(role), '');
    expect((await currentViewer())?.role ?? null).toBe(role);
    expect(await goesTo(requireViewer())).toBe(viewer);
    expect(await goesTo(requireOperator())).toBe(operator);
  });

  it.each([
    ['one that ran out', sql`update session set expires_at = now() - interval '1 s'`],
    ['one that was ended', sql`update session set revoked_at = now()`],
    ['one whose account is shut out', sql`update operator set disabled_at = now()`],
  ])('%s is nobody', async (_, change) => {
    await openSession(await account(), '');
    await query(change);
    expect(await currentViewer()).toBeNull();
    expect(await goesTo(requireViewer())).toBe('/login');
  });
});
