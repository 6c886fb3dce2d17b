import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../postgres/sql';
import {
  ensureOwner,
  findByName,
  findOperator,
  hasAnyPassword,
  insertOperator,
  listOperators,
  type Operator,
  passwordHashOf,
  renameOperator,
  setDisabled,
  setPasswordHash,
} from './operators';
import { query, stateClient, transaction } from './query';
import {
  findSession,
  insertSession,
  isRotationDue,
  listSessions,
  revokeOtherSessions,
  revokeOwnSession,
  revokeSession,
  rotateSession,
} from './sessions';
import { clearAttempts, reserveAttempt } from './sign-in-attempts';
import {
  consumeSignInLink,
  dropSignInLinks,
  insertSignInLink,
  peekSignInLink,
  restoreSignInLink,
} from './sign-in-links';
import { createStateDatabase } from './testing/state-database';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let ana: Operator;
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());
beforeEach(async () => {
  await query(sql`delete from session`);
  await query(sql`delete from sign_in_link`);
  await query(sql`delete from sign_in_attempt`);
  await query(sql`delete from operator`);
  ana = await insertOperator(stateClient, 'Ana', 'operator');
});

const hash = () => randomBytes(32);
const disable = (id: string, isDisabled = true) =>
  transaction((client) => setDisabled(client, id, isDisabled));

describe('accounts', () => {
  it('have a name of their own, whatever its case', async () => {
    await expect(insertOperator(stateClient, 'ANA', 'reviewer')).rejects.toMatchObject({ code: 'MUD-803' });
    const eva = await insertOperator(stateClient, 'Eva', 'reviewer');
    await expect(renameOperator(eva.id, 'ana')).rejects.toMatchObject({ code: 'MUD-803' });
    await renameOperator(eva.id, 'Evelyn');
    expect(await findByName('EVELYN')).toMatchObject({ id: eva.id, role: 'reviewer', passwordHash: null });
    expect((await listOperators()).map(({ name }) => name)).toEqual(['Ana', 'Evelyn']);
  });

  it('are found by their id or not at all', async () => {
    expect(await findOperator(ana.id)).toMatchObject({ name: 'Ana', hasPassword: false, isDisabled: false });
    expect(await findOperator(randomUUID())).toBeNull();
    expect(await findOperator('no id')).toBeNull();
  });

  it('keep the hash of a password, and never list it', async () => {
    expect(await hasAnyPassword()).toBe(false);
    await setPasswordHash(stateClient, ana.id, 'argon');
    expect(await passwordHashOf(ana.id)).toBe('argon');
    expect(await hasAnyPassword()).toBe(true);
    expect(JSON.stringify(await listOperators())).not.toContain('argon');
    await setPasswordHash(stateClient, ana.id, null);
    expect(await passwordHashOf(ana.id)).toBeNull();
  });

  it('begin with the oldest operator, who is made when there is none', async () => {
    expect((await ensureOwner()).id).toBe(ana.id);
    await query(sql`delete from operator`);
    const owner = await ensureOwner();
    expect(owner).toMatchObject({ name: 'Owner', role: 'operator' });
    expect((await ensureOwner()).id).toBe(owner.id);
  });

  it('that are shut out lose their sessions and links; the last operator cannot be', async () => {
    await expect(disable(ana.id)).rejects.toMatchObject({ code: 'MUD-805' });
    const eva = await insertOperator(stateClient, 'Eva', 'operator');
    const [cookie, link] = [hash(), hash()];
    await insertSession(cookie, eva.id, 'browser');
    await insertSignInLink(link, eva.id, 10);
    await disable(eva.id);
    expect(await findSession(cookie)).toBeNull();
    expect(await consumeSignInLink(link)).toBeNull();
    expect(await findByName('Eva')).toBeNull();
    await disable(eva.id, false);
    expect(await findByName('Eva')).not.toBeNull();
    expect(await findSession(cookie)).toBeNull();
  });

  it('of two operators who shut each other out at once, one is left', async () => {
    const eva = await insertOperator(stateClient, 'Eva', 'operator');
    await Promise.allSettled([disable(ana.id), disable(eva.id)]);
    expect((await listOperators()).filter(({ isDisabled }) => !isDisabled)).toHaveLength(1);
  });
});

describe('sessions', () => {
  const age = (minutes: number) =>
    query(sql`update session set rotated_at = now() - ${minutes} * interval '1 minute'`);

  it('are found by their cookie while they live', async () => {
    const cookie = hash();
    await insertSession(cookie, ana.id, 'b'.repeat(500));
    const found = await findSession(cookie);
    expect(found).toMatchObject({ id: ana.id, name: 'Ana', role: 'operator' });
    expect((await listSessions(ana.id))[0]?.userAgent).toHaveLength(300);
    expect(await findSession(hash())).toBeNull();
    await query(sql`update session set expires_at = now() - interval '1 s'`);
    expect(await findSession(cookie)).toBeNull();
    expect(await listSessions(ana.id)).toEqual([]);
  });

  it('change their token when it is old, once, and take the old one for a minute more', async () => {
    const [first, second] = [hash(), hash()];
    await insertSession(first, ana.id, '');
    const id = (await findSession(first))?.sessionId ?? '';
    expect(await isRotationDue(id, 5)).toBe(false);
    expect(await rotateSession(id, second, 5)).toBe(false);
    await age(6);
    expect(await isRotationDue(id, 5)).toBe(true);
    const both = await Promise.all([rotateSession(id, second, 5), rotateSession(id, hash(), 5)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect((await findSession(first))?.sessionId).toBe(id);
    await age(2);
    expect(await findSession(first)).toBeNull();
  });

  it('end one by one, by their owner only, or all but one', async () => {
    const cookies = [hash(), hash(), hash()];
    for (const cookie of cookies) await insertSession(cookie, ana.id, '');
    const [one, two] = await Promise.all(
      cookies.map(async (cookie) => (await findSession(cookie))?.sessionId ?? ''),
    );
    const eva = await insertOperator(stateClient, 'Eva', 'operator');
    expect(await revokeOwnSession(eva.id, one ?? '')).toBe(false);
    expect(await revokeOwnSession(ana.id, one ?? '')).toBe(true);
    expect(await revokeOwnSession(ana.id, one ?? '')).toBe(false);
    await revokeOtherSessions(ana.id, two ?? '');
    expect((await listSessions(ana.id)).map(({ id }) => id)).toEqual([two]);
    await revokeSession(two ?? '');
    expect(await listSessions(ana.id)).toEqual([]);
  });
});

describe('one-time links', () => {
  it('work once, though two people open them at once', async () => {
    const link = hash();
    await insertSignInLink(link, ana.id, 10);
    expect(await peekSignInLink(link)).toBe('Ana');
    const both = await Promise.all([consumeSignInLink(link), consumeSignInLink(link)]);
    expect(both.filter((id) => id === ana.id)).toHaveLength(1);
    expect(await peekSignInLink(link)).toBeNull();
    await restoreSignInLink(link);
    expect(await consumeSignInLink(link)).toBe(ana.id);
  });

  it.each<[name: string, minutes: number]>([
    ['that ran out', -1],
    ['of no life', 0],
  ])('%s do not work', async (_, minutes) => {
    const link = hash();
    await insertSignInLink(link, ana.id, minutes);
    expect(await peekSignInLink(link)).toBeNull();
    expect(await consumeSignInLink(link)).toBeNull();
  });

  it('invite until they are used, and end when a newer one is made', async () => {
    const link = hash();
    await insertSignInLink(link, ana.id, 60, 'invitation');
    expect((await findOperator(ana.id))?.invitedUntil).not.toBeNull();
    await dropSignInLinks(stateClient, ana.id);
    expect((await findOperator(ana.id))?.invitedUntil).toBeNull();
    expect(await consumeSignInLink(link)).toBeNull();
  });
});

describe('guesses at a password', () => {
  it('are five for a name, also when they come at once, and none for whoever knows it', async () => {
    const answers = await Promise.all(Array.from({ length: 9 }, () => reserveAttempt(' Ana ')));
    expect(answers.filter(({ isAllowed }) => isAllowed)).toHaveLength(5);
    expect(answers.find(({ isAllowed }) => !isAllowed)).toMatchObject({ because: 'name' });
    const refused = await reserveAttempt('ana');
    expect(refused.waitMinutes).toBeGreaterThanOrEqual(14);
    expect((await reserveAttempt('eva')).isAllowed).toBe(true);
    await clearAttempts('ANA');
    expect((await reserveAttempt('ana')).isAllowed).toBe(true);
  });

  it('at many names are slowed all together', async () => {
    await query(sql`insert into sign_in_attempt (name_key) select n::text from generate_series(1, 60) n`);
    expect(await reserveAttempt('nobody')).toMatchObject({ isAllowed: false, because: 'server' });
  });

  it('are forgotten with time, and keep no name in plain', async () => {
    await reserveAttempt('a-password-typed-as-a-name');
    const rows = await query<{ key: string }>(sql`select name_key as key from sign_in_attempt`);
    expect(JSON.stringify(rows)).not.toContain('password');
    await query(sql`update sign_in_attempt set at = now() - interval '16 minutes'`);
    for (let n = 0; n < 5; n++)
      expect((await reserveAttempt('a-password-typed-as-a-name')).isAllowed).toBe(true);
  });
});
