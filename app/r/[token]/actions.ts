'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { formFailure, formTexts, refuseTexts } from '@/app/form-action';
import type { StepFormState } from '@/components/wizard/step-form-state';
import { fieldErrors } from '@/lib/platform/errors/field-errors';
import { reviewReport } from '@/lib/report/deeds/review-report';
import { REVIEW_VERDICTS } from '@/lib/store/reviews';
import { viewerTranslate } from '@/lib/web/viewer-locale';

const Answer = z.object({
  token: z.string().min(1).max(100),
  verdict: z.enum(REVIEW_VERDICTS),
  name: z.string().trim().min(1).max(120),
  comment: z.string().trim().max(5_000),
});

/** Keeps a reviewer's answer. The link is the only right needed, and it gives no other. */
export async function sendReview(_: StepFormState, form: FormData): Promise<StepFormState> {
  const { token, ...values } = formTexts(form);
  try {
    await refuseTexts(values);
    const parsed = Answer.safeParse({ token, ...values });
    if (!parsed.success) {
      return { values, fieldErrors: fieldErrors(parsed.error, await viewerTranslate()) ?? {} };
    }
    const { token: link, ...answer } = parsed.data;
    await reviewReport(link, answer);
  } catch (error) {
    return formFailure(error, values);
  }
  revalidatePath('/r/[token]', 'page');
  return { done: String(Date.now()) };
}
