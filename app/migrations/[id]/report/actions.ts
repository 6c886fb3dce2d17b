'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { StepFormState } from '@/components/wizard/step-form-state';
import { actionFailure, authorise } from '@/lib/auth/action';
import { checkAgain } from '@/lib/report/deeds/check-again';
import { requireMigration } from '@/lib/report/deeds/require-migration';

/** Starts every read-only check of a migration once more. */
export async function startRecheck(_: StepFormState, form: FormData): Promise<StepFormState> {
  let href: string;
  try {
    const viewer = await authorise('operator');
    const migration = await requireMigration(form);
    await checkAgain(migration, viewer.name);
    href = `/migrations/${migration.id}/report`;
  } catch (error) {
    return actionFailure(error);
  }
  revalidatePath(href);
  redirect(`${href}#rechecks`);
}
