import { cookies } from 'next/headers';
import { env } from '../env';
import { insertSession } from '../store/sessions';
import { newToken, tokenHash } from './token';

export const SESSION_COOKIE = 'mudanza_session';

/** Opens a session for an operator and puts its token in a cookie that scripts cannot read. */
export async function openSession(operatorId: string, userAgent: string): Promise<void> {
  const token = newToken();
  await insertSession(tokenHash(token), operatorId, userAgent);
  const jar = await cookies();
  jar.set(SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: env().MUDANZA_PUBLIC_URL?.startsWith('https:') ?? false,
    path: '/',
    maxAge: 12 * 3600,
  });
}
