'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { formFailure, refuseTexts } from '@/app/form-action';
import type { StepFormState } from '@/components/wizard/step-form-state';
import { createMigration as create } from '@/lib/runs/create-migration';
import { authorise } from '@/lib/web/auth/action';
import { viewerTranslate } from '@/lib/web/viewer-locale';

const NewMigration = z.object({
  kind: z.enum(['practice', 'supabase']),
  name: z.string().trim().min(1).max(80),
});

/** Makes a migration; a practice one starts its servers at once. */
export async function createMigration(_: StepFormState, form: FormData): Promise<StepFormState> {
  const values = { name: String(form.get('name') ?? ''), kind: String(form.get('kind') ?? '') };
  let href: string;
  try {
    const viewer = await authorise('operator');
    await refuseTexts(values);
    const parsed = NewMigration.safeParse(values);
    if (!parsed.success)
      return { values, fieldErrors: { name: (await viewerTranslate())('app.new.nameMissing') } };
    const migration = await create({ ...parsed.data, by: viewer.name });
    href = `/migrations/${migration.id}/prepare/${migration.kind === 'practice' ? 'practice.lab' : 'target.credentials'}`;
  } catch (error) {
    return formFailure(error, values);
  }
  redirect(href);
}
