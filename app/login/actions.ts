'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { formFailure } from '@/app/form-action';
import type { StepFormState } from '@/components/wizard/step-form-state';
import { fieldErrors } from '@/lib/platform/errors/field-errors';
import { findSecret } from '@/lib/platform/vault/find-secret';
import { refuseSecrets } from '@/lib/platform/vault/refuse-secrets';
import { actionFailure } from '@/lib/web/auth/action';
import { checkPassword } from '@/lib/web/auth/check-password';
import { redeemLink } from '@/lib/web/auth/redeem-link';
import { openSession } from '@/lib/web/auth/session-cookie';
import { viewerTranslate } from '@/lib/web/viewer-locale';

const Name = z.string().trim().min(1).max(80);
const Link = z.object({
  token: z.string().min(1).max(200),
  name: Name,
  password: z.string().max(1000).default(''),
});
const NameAndPassword = z.object({ name: Name, password: z.string().min(1).max(1000) });

/** What was typed as a name, cut before anything looks at it: anybody can send this form. */
const typedName = (form: FormData) => String(form.get('name') ?? '').slice(0, 80);

const userAgent = async () => (await headers()).get('user-agent') ?? '';

/** Uses a one-time link up and opens a session; open to whoever holds the link. */
export async function signIn(_: StepFormState, form: FormData): Promise<StepFormState> {
  const parsed = Link.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const t = await viewerTranslate();
    const typed = typedName(form);
    const marked = fieldErrors(parsed.error, t) ?? {};
    const errors = typed.trim() === '' ? { ...marked, name: t('app.login.nameMissing') } : marked;
    return { values: { name: findSecret(typed) ? '' : typed }, fieldErrors: errors };
  }
  try {
    await refuseSecrets([{ field: 'name', text: parsed.data.name }], [parsed.data.password].filter(Boolean));
    await openSession(await redeemLink(parsed.data), await userAgent());
  } catch (error) {
    return formFailure(error, { name: parsed.data.name });
  }
  redirect('/migrations');
}

/** Opens a session for a name and a password; open to everybody, so wrong ones are counted and locked out. */
export async function signInWithPassword(_: StepFormState, form: FormData): Promise<StepFormState> {
  const parsed = NameAndPassword.safeParse(Object.fromEntries(form));
  const typed = typedName(form);
  // A password pasted as the name does not come back in the answer.
  const values = { name: findSecret(typed) ? '' : typed };
  if (!parsed.success) {
    const t = await viewerTranslate();
    const isNameMissing = typed.trim() === '';
    return {
      values,
      fieldErrors: isNameMissing
        ? { name: t('trust.login.nameMissing') }
        : form.get('password')
          ? (fieldErrors(parsed.error, t) ?? {})
          : { password: t('trust.login.passwordMissing') },
    };
  }
  try {
    const operator = await checkPassword(parsed.data.name, parsed.data.password);
    await openSession(operator.id, await userAgent());
  } catch (error) {
    return { values, ...(await actionFailure(error)) };
  }
  redirect('/migrations');
}
