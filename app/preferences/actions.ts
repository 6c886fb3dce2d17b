'use server';

import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { SESSION_COOKIE } from '@/lib/auth/session-cookie-name';
import { currentViewer } from '@/lib/auth/viewer';
import { isLocale } from '@/lib/i18n/locale';
import { LOCALE_COOKIE } from '@/lib/i18n/viewer-locale';
import { revokeSession } from '@/lib/store/sessions';

/** Keeps the viewer's language in a cookie; open to everybody, it changes nothing else. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const locale = String(form.get('locale'));
  if (!isLocale(locale)) return;
  (await cookies()).set(LOCALE_COOKIE, locale, { sameSite: 'lax', path: '/', maxAge: 365 * 24 * 3600 });
  revalidatePath('/', 'layout');
}

/** Ends the viewer's session, here and on the server. */
export async function signOut(): Promise<void> {
  const viewer = await currentViewer();
  if (viewer) await revokeSession(viewer.sessionId);
  (await cookies()).delete(SESSION_COOKIE);
  redirect('/login');
}
