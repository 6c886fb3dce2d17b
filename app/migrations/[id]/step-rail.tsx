import { LiveRail } from '@/components/wizard/live-rail';
import type { Translate } from '@/lib/i18n/translate';
import type { PhaseId } from '@/lib/plan/outline';
import type { StepId } from '@/lib/plan/step-id';
import { stepText } from '@/lib/plan/step-text';
import type { StepView } from '@/lib/runs/derive-steps';
import { loadDrawn } from './load-migration';

interface Props {
  readonly migrationId: string;
  readonly phase: PhaseId;
  readonly steps: readonly StepView[];
  readonly currentId?: StepId;
  readonly isCompact?: boolean;
  readonly t: Translate;
}

/** The steps of a phase with state, reason, estimate and time. */
export async function StepRail({ migrationId, phase, steps, currentId, isCompact, t }: Props) {
  const { drawn } = await loadDrawn(migrationId);
  return (
    <LiveRail
      {...drawn}
      steps={steps
        .filter((step) => step.outline.phase === phase)
        .map(({ outline: { id, number, estimate, isOptional } }) => ({
          id,
          number,
          estimate,
          title: t(stepText(id, 'title')),
          href: `/migrations/${migrationId}/${phase}/${id}`,
          isOptional: isOptional ?? false,
          ...(isCompact ? {} : { what: t(stepText(id, 'what')) }),
        }))}
      currentId={currentId}
      label={t(`plan.phase.${phase}.title`)}
      isCompact={isCompact ?? false}
    />
  );
}
