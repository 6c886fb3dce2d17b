'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { formAction, formTexts, refuseTexts } from '@/app/form-action';
import type { ErrorExplanation } from '@/lib/platform/errors/explain-error';
import { inputError } from '@/lib/platform/errors/input-error';
import { findMigrationOrFail } from '@/lib/report/deeds/find-migration-or-fail';
import { closeLink as close, shareReport } from '@/lib/report/deeds/share-report';
import { actionFailure, authorise } from '@/lib/web/auth/action';

export interface MadeLink {
  /** Path of the link; shown once, since its token is kept nowhere. */
  readonly path?: string;
  readonly error?: ErrorExplanation;
}

const Share = z.object({
  migrationId: z.uuid(),
  label: z.string().trim().max(120),
  days: z.coerce.number().int().min(1).max(90),
});

/** Freezes the report behind a new link and shows the link once. */
export async function makeLink(_: MadeLink, form: FormData): Promise<MadeLink> {
  try {
    const viewer = await authorise('operator');
    const { migrationId, label = '', days } = formTexts(form);
    const parsed = Share.safeParse({ migrationId, label, days });
    if (!parsed.success) throw inputError(parsed.error);
    const input = parsed.data;
    const migration = await findMigrationOrFail(input.migrationId);
    await refuseTexts({ migrationId: input.migrationId, label: input.label });
    const { token } = await shareReport(migration, { ...input, by: viewer.name });
    revalidatePath('/migrations', 'layout');
    return { path: `/r/${token}` };
  } catch (error) {
    return actionFailure(error);
  }
}

/** Closes a link at once. */
export const closeLink = formAction(
  'operator',
  z.object({ migrationId: z.uuid(), linkId: z.uuid() }),
  async ({ migrationId, linkId }, viewer) => {
    await close(migrationId, linkId, viewer.name);
    return undefined;
  },
);
