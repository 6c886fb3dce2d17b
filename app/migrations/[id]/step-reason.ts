import type { Translate } from '@/lib/i18n/translate';
import type { StepId } from '@/lib/plan/step-id';
import { stepText } from '@/lib/plan/step-text';
import type { StepView } from '@/lib/runs/derive-steps';

/** One clause that explains the state of a step: what blocks it, what made it stale, who skipped it. */
export function stepReason(step: StepView, t: Translate): string | undefined {
  const names = (ids: readonly StepId[]) => ids.map((id) => t(stepText(id, 'title'))).join(', ');
  if (step.skip && step.state === 'skipped')
    return t('app.step.skipped', { name: step.skip.by, reason: step.skip.reason });
  if (step.state === 'blocked') return t('app.step.blocked', { steps: names(step.blockedBy) });
  if (step.state === 'stale' && step.again && step.staleBecause.length === 1)
    return t('app.step.staleAgain', { name: step.again.by, step: names([step.again.stepId]) });
  if (step.strayed) return t('app.step.strayed', { files: step.strayed.join(', ') });
  if (step.state === 'stale') return t('app.step.stale', { steps: names(step.staleBecause) });
  return step.state === 'undone' ? t('app.step.undone') : undefined;
}
