'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { formFailure, formTexts, refuseTexts } from '@/app/form-action';
import type { StepFormState } from '@/components/wizard/step-form-state';
import { isAskableUrl } from '@/lib/plan/monitor-settings';
import { NotifySettings } from '@/lib/plan/notify-settings';
import { fieldErrors } from '@/lib/platform/errors/field-errors';
import { inputError } from '@/lib/platform/errors/input-error';
import { MudanzaError } from '@/lib/platform/errors/mudanza-error';
import { findMigrationOrFail } from '@/lib/report/deeds/find-migration-or-fail';
import { saveSettings } from '@/lib/report/deeds/save-settings';
import { tryWebhook } from '@/lib/runs/notify/try-webhook';
import { openSecrets, storeSecret } from '@/lib/store/secrets';
import { actionFailure, authorise } from '@/lib/web/auth/action';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';

const tick = z
  .string()
  .optional()
  .transform((text) => text === 'on' || text === 'true');

const Chosen = z.object({
  migrationId: z.uuid(),
  url: z
    .string()
    .trim()
    .max(2_000)
    .refine((url) => url === '' || isAskableUrl(url)),
  form: NotifySettings.shape.form.unwrap(),
  ended: tick,
  waiting: tick,
  alert: tick,
  forget: tick,
  /** Sends a test and saves nothing. */
  only: z.literal('test').optional(),
});
type Chosen = z.infer<typeof Chosen>;

/** Sends a test to the address that was typed, or (asked for) to the one that is kept; says what was answered. */
async function sendTest(
  { migrationId, url, only }: Chosen,
  notify: NotifySettings,
): Promise<string | undefined> {
  const migration = await findMigrationOrFail(migrationId);
  const kept = only === 'test' ? (await openSecrets(migrationId)).get('notify.webhook') : undefined;
  const address = url === '' ? kept : url;
  if (address === undefined) return undefined;
  const answer = await tryWebhook(address, { ...migration, settings: { ...migration.settings, notify } });
  return (await viewerTranslate())('testing.notify.arrived', answer);
}

/** Seals a new webhook address after a test message arrived there, and saves what it is told; or only sends a test. The address never comes back. */
export async function saveNotify(_: StepFormState, form: FormData): Promise<StepFormState> {
  let shown: Record<string, string> = {};
  let said: string | undefined;
  try {
    const viewer = await authorise('operator');
    if (!(form instanceof FormData)) throw new MudanzaError('MUD-002', { params: { detail: 'form' } });
    const { url = '', ...others } = formTexts(form);
    shown = others;
    await refuseTexts(shown);
    const parsed = Chosen.safeParse({ ...shown, url });
    if (!parsed.success) {
      const whole = await actionFailure(inputError(parsed.error));
      return {
        values: shown,
        fieldErrors: fieldErrors(parsed.error, await viewerTranslate()) ?? {},
        ...whole,
      };
    }
    const { migrationId, forget, url: address, only, ...what } = parsed.data;
    const notify = { ...what, locale: await viewerLocale() };
    said = await sendTest(parsed.data, notify);
    if (only === 'test') return said ? { values: shown, said } : { values: shown };
    if (address !== '' || forget)
      await storeSecret(migrationId, 'notify.webhook', address !== '' ? address : null);
    await saveSettings(migrationId, { notify }, viewer.name);
  } catch (error) {
    return formFailure(error, shown);
  }
  revalidatePath('/migrations', 'layout');
  return { done: String(Date.now()), ...(said ? { said } : {}) };
}
