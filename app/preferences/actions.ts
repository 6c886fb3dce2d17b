'use server';

import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { isLocale } from '@/lib/i18n/locale';
import { revokeSession } from '@/lib/store/sessions';
import { SESSION_COOKIE } from '@/lib/web/auth/session-cookie-name';
import { currentViewer } from '@/lib/web/auth/viewer';
import { LOCALE_COOKIE } from '@/lib/web/viewer-locale';

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
