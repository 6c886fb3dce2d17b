import { type StepView as RailStep, StepList } from '@/components/wizard/step-list';
import type { Translate } from '@/lib/i18n/translate';
import type { PhaseId } from '@/lib/plan/outline';
import type { StepId } from '@/lib/plan/step-id';
import { stepText } from '@/lib/plan/step-text';
import type { StepView } from '@/lib/runs/derive-steps';

const ms = (iso: string | null | undefined) => (iso ? Date.parse(iso) : null);

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

interface Props {
  readonly migrationId: string;
  readonly phase: PhaseId;
  readonly steps: readonly StepView[];
  readonly currentId?: StepId;
  readonly isCompact?: boolean;
  readonly t: Translate;
}

/** The steps of a phase with state, reason, estimate and time. */
export function StepRail({ migrationId, phase, steps, currentId, isCompact, t }: Props) {
  const rows = steps
    .filter((step) => step.outline.phase === phase)
    .map((step): RailStep => {
      const reason = stepReason(step, t);
      return {
        id: step.outline.id,
        number: step.outline.number,
        title: t(stepText(step.outline.id, 'title')),
        what: t(stepText(step.outline.id, 'what')),
        href: `/migrations/${migrationId}/${phase}/${step.outline.id}`,
        state: step.state,
        estimate: step.outline.estimate,
        isOptional: step.outline.isOptional ?? false,
        startedAt: ms(step.lastRun?.startedAt),
        endedAt: ms(step.lastRun?.endedAt),
        ...(reason ? { reason } : {}),
      };
    });
  return (
    <StepList
      steps={rows}
      currentId={currentId}
      serverNow={Date.now()}
      t={t}
      label={t(`plan.phase.${phase}.title`)}
      isCompact={isCompact ?? false}
    />
  );
}
