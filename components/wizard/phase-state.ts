import { STEP_STATE_LOOK, type StepState } from '@/lib/plan/status';

export interface PhaseStep {
  readonly state: StepState;
  readonly isOptional: boolean;
}

/** What asks most for attention comes first. */
const LOUDEST: readonly StepState[] = ['running', 'waiting', 'failed', 'interrupted', 'stale', 'cancelled'];

/**
 * The state of a phase from those of its steps: the loudest one, else done, else how far it may go. It is done when
 * every required step is; where all are optional, when every one is.
 */
export function phaseState(steps: readonly PhaseStep[]): StepState {
  const states = steps.map(({ state }) => state);
  const loud = LOUDEST.find((state) => states.includes(state));
  if (loud) return loud;
  const required = steps.filter(({ isOptional }) => !isOptional);
  const asked = (required.length > 0 ? required : steps).map(({ state }) => state);
  if (asked.length > 0 && asked.every((state) => STEP_STATE_LOOK[state].isDone)) {
    if (states.includes('warned')) return 'warned';
    return states.every((state) => state === 'skipped') ? 'skipped' : 'succeeded';
  }
  if (states.includes('ready')) return 'ready';
  return states.includes('blocked') ? 'blocked' : 'not-started';
}
