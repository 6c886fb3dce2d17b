'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { formFailure, refuseTexts } from '@/app/form-action';
import type { StepFormState } from '@/components/wizard/step-form-state';
import type { Field } from '@/lib/plan/field';
import { findOutline } from '@/lib/plan/find-outline';
import { findStep } from '@/lib/plan/step-catalog';
import { isStepId } from '@/lib/plan/step-id';
import { MudanzaError } from '@/lib/platform/errors/mudanza-error';
import { cancelRun as cancel } from '@/lib/runs/cancel-run';
import { markAgain, unmarkAgain } from '@/lib/runs/mark-again';
import { pauseRun as pause } from '@/lib/runs/pause-run';
import { skipStep as skip, unskipStep as unskip } from '@/lib/runs/skip-step';
import { startRun } from '@/lib/runs/start-run';
import { RUN_ACTIONS } from '@/lib/store/runs';
import { action, authorise } from '@/lib/web/auth/action';
import { formFlag } from '@/lib/web/auth/form-flag';
import { readFormValues } from './read-form-values';

const Start = z.object({
  migrationId: z.uuid(),
  stepId: z.string().refine(isStepId),
  action: z.enum(RUN_ACTIONS),
  previewRunId: z.uuid().optional(),
  undoes: z.uuid().optional(),
});

function shown(
  fields: readonly Field[],
  values: Record<string, unknown>,
): NonNullable<StepFormState['values']> {
  const entries = fields.flatMap((field) => {
    const value = values[field.name];
    const isShown =
      field.kind !== 'secret' &&
      field.kind !== 'file' &&
      (typeof value === 'string' || typeof value === 'boolean');
    return isShown ? [[field.name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Starts a run, a preview or an undo of a step. It only queues: the runner does the work. */
export async function startStep(_: StepFormState, form: FormData): Promise<StepFormState> {
  let values: Record<string, unknown> = {};
  let fields: readonly Field[] = [];
  let href: string;
  try {
    const viewer = await authorise('operator');
    const given = Object.fromEntries(
      [...form].filter(([name, value]) => name in Start.shape && value !== ''),
    );
    const parsed = Start.safeParse(given);
    if (!parsed.success || !isStepId(parsed.data.stepId))
      throw new MudanzaError('MUD-002', { params: { detail: 'run' } });
    const { stepId, previewRunId, undoes, ...rest } = parsed.data;
    fields = findStep(stepId)?.fields ?? [];
    values = await readFormValues(fields, form);
    await startRun({
      ...rest,
      stepId,
      values,
      ...(previewRunId ? { previewRunId } : {}),
      ...(undoes ? { undoes } : {}),
      acceptedHazards: form.getAll('hazard').map(String),
      by: viewer.name,
    });
    href = `/migrations/${rest.migrationId}/${findOutline(stepId).phase}/${stepId}`;
  } catch (error) {
    return formFailure(error, shown(fields, values));
  }
  revalidatePath(href);
  redirect(href);
}

const Run = z.object({ runId: z.uuid() });

/** Asks the runner to stop a run. */
export const cancelRun = action('operator', Run, async ({ runId }, viewer) => {
  const isAsked = await cancel(runId, viewer.name);
  revalidatePath('/migrations', 'layout');
  return isAsked;
});

const Pause = z.object({ runId: z.uuid(), isPaused: formFlag });

/** Holds a copy back after the parts under way, or lets it go on. */
export const pauseRun = action('operator', Pause, ({ runId, isPaused }, viewer) =>
  pause(runId, viewer.name, isPaused),
);

const Skip = z.object({
  migrationId: z.uuid(),
  stepId: z.string().refine(isStepId),
  reason: z.string().trim().min(3).max(500),
});

/** Leaves a step out, with a reason that the report keeps. */
export const skipStep = action('operator', Skip, async ({ migrationId, stepId, reason }, viewer) => {
  await refuseTexts({ migrationId, reason });
  if (isStepId(stepId)) await skip({ migrationId, stepId, reason, by: viewer.name });
  revalidatePath('/migrations', 'layout');
});

const Again = z.object({ migrationId: z.uuid(), stepId: z.string().refine(isStepId) });

/** Marks what ran after a step as out of date, because everything runs again from there; gives the mark's number. */
export const startAgain = action('operator', Again, async ({ migrationId, stepId }, viewer) => {
  const markId = isStepId(stepId) ? await markAgain({ migrationId, stepId, by: viewer.name }) : '';
  revalidatePath('/migrations', 'layout');
  return markId;
});

const Mark = z.object({ migrationId: z.uuid(), markId: z.string().regex(/^\d{1,18}$/) });

/** Takes such a mark back. */
export const stopAgain = action('operator', Mark, async (input, viewer) => {
  await unmarkAgain({ ...input, by: viewer.name });
  revalidatePath('/migrations', 'layout');
});

/** Takes a skip back. */
export const unskipStep = action(
  'operator',
  Skip.omit({ reason: true }),
  async ({ migrationId, stepId }, viewer) => {
    if (isStepId(stepId)) await unskip({ migrationId, stepId, by: viewer.name });
    revalidatePath('/migrations', 'layout');
  },
);
