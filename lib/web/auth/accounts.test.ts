import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newToken, tokenHash } from '../../platform/vault/token';
import { sql } from '../../postgres/sql';
import {
  ensureOwner,
  findByName,
  insertOperator,
  listOperators,
  setPasswordHash,
} from '../../store/operators';
import { query, stateClient } from '../../store/query';
import {
  findSession,
  insertSession,
  listSessions,
  revokeOtherSessions,
  revokeOwnSession,
  rotateSession,
  type Session,
} from '../../store/sessions';
import { reserveAttempt } from '../../store/sign-in-attempts';
import { insertSignInLink } from '../../store/sign-in-links';
import { createStateDatabase } from '../../store/testing/state-database';
import { changePassword } from './change-password';
import { checkPassword } from './check-password';
import { invite, renewLink, shutOut } from './invite';
import { hashPassword, passwordFault } from './password';
import { redeemLink } from './redeem-link';

const GOOD = 'correct horse battery';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());

async function account(name: string, password?: string): Promise<string> {
  const { id } = await insertOperator(stateClient, name, 'operator');
  if (password) await setPasswordHash(stateClient, id, await hashPassword(password, name));
  return id;
}

async function session(operatorId: string): Promise<{ token: string; viewer: Session }> {
  const token = newToken();
  await insertSession(tokenHash(token), operatorId, 'test');
  const viewer = await findSession(tokenHash(token));
  if (!viewer) throw new Error('no session');
  return { token, viewer };
}

describe('passwords', () => {
  it.each([
    ['short one', 'short'],
    [`${'abcde '.repeat(60)}`, 'long'],
    ['xx Marisol xx yy', 'name'],
    ['aaaaaaaaaaaaaaaa', 'plain'],
    ['password123456', 'plain'],
    [GOOD, null],
  ])('%s → %s', (password, fault) => expect(passwordFault(password, 'Marisol')).toBe(fault));

  it('lets the right one in, whatever the case of the name, and keeps only an argon2id hash', async () => {
    await account('Ana', GOOD);
    expect((await checkPassword('ANA', GOOD)).name).toBe('Ana');
    expect((await findByName('ana'))?.passwordHash).toMatch(/^\$argon2id\$/);
  });

  it('answers the same to an unknown name, a wrong password and an account without one', async () => {
    await account('Sin', undefined);
    for (const [name, password] of [
      ['nobody', GOOD],
      ['Ana', 'wrong wrong wrong'],
      ['Sin', GOOD],
    ] as const) {
      await expect(checkPassword(name, password)).rejects.toThrow('MUD-800');
    }
  });

  it('locks a name after five wrong ones, also when they come at once, and then refuses the right one too', async () => {
    await account('Bea', GOOD);
    const guesses = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => checkPassword('Bea', `wrong guess ${n} of many`)),
    );
    const codes = guesses.map((guess) => (guess.status === 'rejected' ? guess.reason.code : 'in'));
    expect(codes.filter((code) => code === 'MUD-800')).toHaveLength(5);
    expect(codes.filter((code) => code === 'MUD-801')).toHaveLength(15);
    await expect(checkPassword('bea', GOOD)).rejects.toMatchObject({
      code: 'MUD-801',
      params: { minutes: 15 },
    });
    await query(sql`update sign_in_attempt set at = at - interval '16 minutes'`);
    expect((await checkPassword('Bea', GOOD)).name).toBe('Bea');
  });

  it('slows down one guess against many names', async () => {
    for (let n = 0; n < 60; n++) await reserveAttempt(`somebody-${n}`);
    expect(await reserveAttempt('one more')).toMatchObject({ isAllowed: false, because: 'server' });
    await query(sql`delete from sign_in_attempt`);
  });
});

describe('sessions', () => {
  it('end after their time, when revoked, and with their account', async () => {
    const id = await account('Carla');
    const [one, two, three] = [await session(id), await session(id), await session(id)];
    await query(sql`update session set expires_at = now() where id = ${one.viewer.sessionId}`);
    expect(await findSession(tokenHash(one.token))).toBeNull();
    expect(await revokeOwnSession(await account('Eva'), two.viewer.sessionId)).toBe(false);
    expect(await listSessions(id)).toHaveLength(2);
    await revokeOtherSessions(id, two.viewer.sessionId);
    expect(await findSession(tokenHash(three.token))).toBeNull();
    expect(await findSession(tokenHash(two.token))).not.toBeNull();
    await shutOut({ operatorId: id, isDisabled: true, by: 'test' });
    expect(await findSession(tokenHash(two.token))).toBeNull();
    await shutOut({ operatorId: id, isDisabled: false, by: 'test' });
    expect(await findSession(tokenHash(two.token))).toBeNull();
  });

  it('rotate: the old token works for a minute more, and two rotations at once are one', async () => {
    const { token, viewer } = await session(await account('Dora'));
    expect(await rotateSession(viewer.sessionId, tokenHash(newToken()), 60)).toBe(false);
    await query(sql`update session set rotated_at = now() - interval '2 h' where id = ${viewer.sessionId}`);
    const [first, second] = [newToken(), newToken()];
    const done = await Promise.all([
      rotateSession(viewer.sessionId, tokenHash(first), 60),
      rotateSession(viewer.sessionId, tokenHash(second), 60),
    ]);
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await findSession(tokenHash(done[0] ? first : second))).not.toBeNull();
    expect(await findSession(tokenHash(token))).not.toBeNull();
    await query(
      sql`update session set rotated_at = now() - interval '2 minutes' where id = ${viewer.sessionId}`,
    );
    expect(await findSession(tokenHash(token))).toBeNull();
  });

  it('end elsewhere when the password changes, which needs the present one', async () => {
    const id = await account('Flor', GOOD);
    const [here, there] = [await session(id), await session(id)];
    await expect(changePassword(here.viewer, 'not that one', `${GOOD} 2`)).rejects.toThrow('MUD-806');
    await expect(changePassword(here.viewer, GOOD, 'short')).rejects.toThrow('MUD-804');
    await changePassword(here.viewer, GOOD, `${GOOD} 2`);
    expect(await findSession(tokenHash(there.token))).toBeNull();
    expect(await findSession(tokenHash(here.token))).not.toBeNull();
    expect((await checkPassword('Flor', `${GOOD} 2`)).id).toBe(id);
  });
});

describe('links and invitations', () => {
  it('work once, with the role they were made for', async () => {
    const token = await invite({ name: 'Gema', role: 'reviewer', by: 'Ana' });
    const id = await redeemLink({ token, name: 'Gema R', password: GOOD });
    expect((await listOperators()).find((row) => row.id === id)).toMatchObject({
      name: 'Gema R',
      role: 'reviewer',
      hasPassword: true,
    });
    await expect(redeemLink({ token, name: 'Gema R', password: '' })).rejects.toThrow('MUD-021');
  });

  it('survive a refused name or password, and end with time or a newer one', async () => {
    const token = await invite({ name: 'Hilda', role: 'reviewer', by: 'Ana' });
    await expect(redeemLink({ token, name: 'Ana', password: '' })).rejects.toThrow('MUD-803');
    await expect(redeemLink({ token, name: 'Hilda', password: 'x' })).rejects.toThrow('MUD-804');
    const id = await redeemLink({ token, name: 'Hilda', password: '' });
    const first = await renewLink({ operatorId: id, by: 'Ana' });
    const second = await renewLink({ operatorId: id, by: 'Ana' });
    await expect(redeemLink({ token: first, name: 'Hilda', password: '' })).rejects.toThrow('MUD-021');
    await query(sql`update sign_in_link set expires_at = now() where used_at is null`);
    await expect(redeemLink({ token: second, name: 'Hilda', password: '' })).rejects.toThrow('MUD-021');
  });

  it('and sessions expire by the clock of the state database, whatever the web server believes the time is', async () => {
    const token = await invite({ name: 'Irma', role: 'reviewer', by: 'Ana' });
    expect((await listOperators()).find(({ name }) => name === 'Irma')?.invitedUntil).not.toBeNull();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 40 * 86_400_000 });
    const id = await redeemLink({ token, name: 'Irma', password: '' });
    const { token: cookie, viewer } = await session(id);
    expect(await listSessions(id)).toHaveLength(1);
    vi.setSystemTime(Date.now() - 80 * 86_400_000);
    expect(await findSession(tokenHash(cookie))).not.toBeNull();
    await query(sql`update session set expires_at = now() where id = ${viewer.sessionId}`);
    expect(await findSession(tokenHash(cookie))).toBeNull();
    vi.useRealTimers();
    expect((await listOperators()).find(({ name }) => name === 'Irma')?.invitedUntil).toBeNull();
  });

  it('used twice at once let one in', async () => {
    const owner = await ensureOwner();
    const token = newToken();
    await insertSignInLink(tokenHash(token), owner.id, 60);
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => redeemLink({ token, name: owner.name, password: '' })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('never leave the installation without an operator', async () => {
    await query(sql`update operator set disabled_at = now()`);
    const [one, two] = [await account('Ines'), await account('Julia')];
    const outs = await Promise.allSettled(
      [one, two].map((operatorId) => shutOut({ operatorId, isDisabled: true, by: 'test' })),
    );
    expect(outs.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const left = (await listOperators()).filter((row) => !row.isDisabled);
    expect(left).toHaveLength(1);
    await expect(shutOut({ operatorId: left[0]?.id ?? '', isDisabled: true, by: 'test' })).rejects.toThrow(
      'MUD-805',
    );
  });
});
