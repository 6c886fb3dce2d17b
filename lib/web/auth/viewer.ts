import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { tokenHash } from '../../platform/vault/token';
import { findSession, type Session } from '../../store/sessions';
import { SESSION_COOKIE } from './session-cookie-name';

/** Who is signed in, or null. Asked once per request, however many parts of a page want to know. */
export const currentViewer = cache(async (): Promise<Session | null> => {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  return token ? findSession(tokenHash(token)) : null;
});

/** The signed-in viewer of a page, operator or reviewer; sends anybody else to the sign-in page. */
export async function requireViewer(): Promise<Session> {
  const viewer = await currentViewer();
  return viewer ?? redirect('/login');
}

/** The signed-in operator of a page; a reviewer is sent to the list, which he may see. */
export async function requireOperator(): Promise<Session> {
  const viewer = await requireViewer();
  return viewer.role === 'operator' ? viewer : redirect('/migrations');
}
