import { cookies } from 'next/headers';
import { env } from '../../platform/env';
import { newToken, tokenHash } from '../../platform/vault/token';
import {
  findSession,
  insertSession,
  isRotationDue,
  revokeSession,
  rotateSession,
} from '../../store/sessions';
import { SESSION_COOKIE } from './session-cookie-name';

/** A token is replaced at the first action after this many minutes. */
const ROTATE_MINUTES = 60;

async function keep(token: string): Promise<void> {
  const jar = await cookies();
  jar.set(SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: env().MUDANZA_PUBLIC_URL?.startsWith('https:') ?? false,
    path: '/',
    maxAge: 12 * 3600,
  });
}

/** Opens a session for an operator, ends the one this browser had, and keeps the token from scripts. */
export async function openSession(operatorId: string, userAgent: string): Promise<void> {
  const former = (await cookies()).get(SESSION_COOKIE)?.value;
  const known = former ? await findSession(tokenHash(former)) : null;
  if (known) await revokeSession(known.sessionId);
  const token = newToken();
  await insertSession(tokenHash(token), operatorId, userAgent);
  await keep(token);
}

/**
 * Replaces the token of a session that is older than an hour; `isForced` replaces it at once (a new password).
 * Only where a cookie can be set, which is in actions: in a page nothing happens.
 */
export async function rotateCookie(sessionId: string, isForced = false): Promise<void> {
  const minutes = isForced ? 0 : ROTATE_MINUTES;
  const present = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!present || !(await isRotationDue(sessionId, minutes))) return;
  const token = newToken();
  try {
    await keep(token);
  } catch {
    return;
  }
  const isRotated = await rotateSession(sessionId, tokenHash(token), minutes);
  if (!isRotated) await keep(present);
}
