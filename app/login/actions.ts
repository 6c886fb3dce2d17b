'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { StepFormState } from '@/components/wizard/step-form-state';
import { actionFailure } from '@/lib/auth/action';
import { openSession } from '@/lib/auth/session-cookie';
import { tokenHash } from '@/lib/auth/token';
import { MudanzaError } from '@/lib/errors/mudanza-error';
import { viewerTranslate } from '@/lib/i18n/viewer-locale';
import { renameOperator } from '@/lib/store/operators';
import { consumeSignInLink } from '@/lib/store/sign-in-links';

const SignIn = z.object({ token: z.string().min(1).max(200), name: z.string().trim().min(1).max(80) });

/** Uses a one-time link up and opens a session; open to whoever holds the link. */
export async function signIn(_: StepFormState, form: FormData): Promise<StepFormState> {
  const parsed = SignIn.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { fieldErrors: { name: (await viewerTranslate())('app.login.nameMissing') } };
  try {
    const operatorId = await consumeSignInLink(tokenHash(parsed.data.token));
    if (!operatorId) throw new MudanzaError('MUD-021');
    await renameOperator(operatorId, parsed.data.name);
    await openSession(operatorId, (await headers()).get('user-agent') ?? '');
  } catch (error) {
    return { values: { name: parsed.data.name }, ...(await actionFailure(error)) };
  }
  redirect('/migrations');
}
