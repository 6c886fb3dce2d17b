'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { z } from 'zod';
import type { StepFormState } from '@/components/wizard/step-form-state';
import { env } from '@/lib/platform/env';
import { inputError } from '@/lib/platform/errors/input-error';
import { refuseSecrets } from '@/lib/platform/vault/refuse-secrets';
import { ROLES } from '@/lib/store/operators';
import { revokeOtherSessions, revokeOwnSession } from '@/lib/store/sessions';
import { action, actionFailure, authorise } from '@/lib/web/auth/action';
import { changePassword as change } from '@/lib/web/auth/change-password';
import { formFlag } from '@/lib/web/auth/form-flag';
import { invite as makeInvitation, renewLink as makeLink, shutOut } from '@/lib/web/auth/invite';
import { rotateCookie } from '@/lib/web/auth/session-cookie';

async function linkOf(token: string): Promise<string> {
  const { MUDANZA_PUBLIC_URL } = env();
  // The Host header was checked by the proxy, so it is a name of this server.
  const base = MUDANZA_PUBLIC_URL ?? `http://${(await headers()).get('host')}`;
  return new URL(`/login?token=${token}`, base).href;
}

const Change = z.object({
  present: z.string().max(1000).default(''),
  wanted: z.string().max(1000).default(''),
});

/** Sets the viewer's password; every other session of the account ends, and this one gets a new token. */
export async function changePassword(_: StepFormState, form: FormData): Promise<StepFormState> {
  try {
    const viewer = await authorise('reviewer');
    const parsed = Change.safeParse(Object.fromEntries(form));
    if (!parsed.success) throw inputError(parsed.error);
    await change(viewer, parsed.data.present, parsed.data.wanted);
    await rotateCookie(viewer.sessionId, true);
  } catch (error) {
    return actionFailure(error);
  }
  revalidatePath('/account');
  return { done: String(Date.now()) };
}

/** Ends one of the viewer's own sessions. */
export const endSession = action('reviewer', z.object({ sessionId: z.uuid() }), async (input, viewer) => {
  await revokeOwnSession(viewer.id, input.sessionId);
  revalidatePath('/account');
});

/** Ends every session of the viewer but this one. */
export const endOtherSessions = action(
  'reviewer',
  z.object({ all: formFlag.pipe(z.literal(true)) }),
  async (_, viewer) => {
    await revokeOtherSessions(viewer.id, viewer.sessionId);
    revalidatePath('/account');
  },
);

const Invitation = z.object({ name: z.string().trim().min(1).max(80), role: z.enum(ROLES) });

/** Makes an account and gives the one-time link that opens it. */
export const invite = action('operator', Invitation, async (input, viewer) => {
  await refuseSecrets([{ field: 'name', text: input.name }]);
  const token = await makeInvitation({ ...input, by: viewer.name });
  revalidatePath('/account');
  return linkOf(token);
});

/** A new one-time link for an account that is there already. */
export const renewLink = action('operator', z.object({ operatorId: z.uuid() }), async (input, viewer) =>
  linkOf(await makeLink({ ...input, by: viewer.name })),
);

/** Shuts an account out or lets it in again. */
export const setDisabled = action(
  'operator',
  z.object({ operatorId: z.uuid(), isDisabled: formFlag }),
  async (input, viewer) => {
    await shutOut({ ...input, by: viewer.name });
    revalidatePath('/account');
  },
);
