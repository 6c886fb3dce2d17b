import { phaseState } from '@/components/wizard/phase-state';
import type { PhaseView } from '@/components/wizard/phase-stepper';
import type { Translate } from '@/lib/i18n/translate';
import { PHASE_IDS, PHASE_NUMBERS } from '@/lib/plan/outline';
import { STEP_STATE_LOOK } from '@/lib/plan/status';
import type { StepView } from '@/lib/runs/derive-steps';
import type { Migration } from '@/lib/store/migrations';

/** The phases of a migration as they stand: state, way in, and how many of their steps are done. */
export function phaseViews(migration: Migration, steps: readonly StepView[], t: Translate): PhaseView[] {
  return PHASE_IDS.map((id) => {
    const own = steps.filter((step) => step.outline.phase === id);
    return {
      id,
      number: PHASE_NUMBERS[id],
      title: t(`plan.phase.${id}.title`),
      href: `/migrations/${migration.id}/${id}`,
      state: phaseState(
        own.map(({ state, outline }) => ({ state, isOptional: outline.isOptional ?? false })),
      ),
      done: own.filter((step) => STEP_STATE_LOOK[step.state].isDone).length,
      total: own.length,
    };
  });
}
