import { NO_PROGRESS, phaseProgress } from '@/components/wizard/phase-progress';
import type { PhaseView } from '@/components/wizard/phase-stepper';
import type { Translate } from '@/lib/i18n/translate';
import { PHASE_IDS, PHASE_NUMBERS } from '@/lib/plan/outline';
import type { StepView } from '@/lib/runs/derive-steps';
import type { Migration } from '@/lib/store/migrations';

/** The phases of a migration as they stand: state, way in, and how many of their steps are done. */
export function phaseViews(migration: Migration, steps: readonly StepView[], t: Translate): PhaseView[] {
  const progress = phaseProgress(
    PHASE_IDS,
    steps.map(({ state, outline: { phase, isOptional, isAside } }) => ({
      ...{ state, phase, isOptional: isOptional ?? false, isAside: isAside ?? false },
    })),
  );
  return PHASE_IDS.map((id) => ({
    id,
    number: PHASE_NUMBERS[id],
    title: t(`plan.phase.${id}.title`),
    href: `/migrations/${migration.id}/${id}`,
    ...(progress.get(id) ?? NO_PROGRESS),
  }));
}
