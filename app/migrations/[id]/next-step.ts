import type { Translate } from '@/lib/i18n/translate';
import { stepText } from '@/lib/plan/step-text';
import type { StepView } from '@/lib/runs/derive-steps';
import { STEP_STATE_LOOK } from '@/lib/runs/status';

/** The one place to go next: the first step that asks for something, or the report when all is done. */
export function nextStep(
  migrationId: string,
  steps: readonly StepView[],
  t: Translate,
): { readonly label: string; readonly href: string } {
  const open = steps.filter((step) => {
    const isIdleOptional = step.outline.isOptional && step.state === 'not-started';
    const isAside = step.outline.isAside && step.state === 'ready';
    return step.outline.phase !== 'R' && !STEP_STATE_LOOK[step.state].isDone && !isIdleOptional && !isAside;
  });
  const loud = open.find((step) => step.state !== 'blocked') ?? open[0];
  if (!loud) return { label: t('app.migration.allDone'), href: `/migrations/${migrationId}/report` };
  const { id, phase } = loud.outline;
  return { label: t(stepText(id, 'title')), href: `/migrations/${migrationId}/${phase}/${id}` };
}
