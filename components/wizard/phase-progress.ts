import type { SummaryStep } from '@/components/query/migration-summary';
import type { PhaseId } from '@/lib/plan/outline';
import { STEP_STATE_LOOK } from '@/lib/plan/status';
import { phaseState } from './phase-state';
import type { PhaseView } from './phase-stepper';

/** How far a phase is, by its steps. Pure. */
export function phaseProgress(
  steps: readonly SummaryStep[],
  phase: PhaseId,
): Pick<PhaseView, 'state' | 'done' | 'total'> {
  const own = steps.filter((step) => step.phase === phase);
  return {
    state: phaseState(own),
    done: own.filter(({ state }) => STEP_STATE_LOOK[state].isDone).length,
    total: own.length,
  };
}
