import { STEP_STATE_LOOK, type StepState } from '@/lib/runs/status';

/** What asks most for attention comes first. */
const LOUDEST: readonly StepState[] = ['running', 'waiting', 'failed', 'interrupted', 'stale', 'cancelled'];

/** The state of a phase from those of its steps: the loudest one, else done, else how far it may go. */
export function phaseState(steps: readonly StepState[]): StepState {
  const loud = LOUDEST.find((state) => steps.includes(state));
  if (loud) return loud;
  if (steps.length > 0 && steps.every((state) => STEP_STATE_LOOK[state].isDone)) {
    if (steps.includes('warned')) return 'warned';
    return steps.every((state) => state === 'skipped') ? 'skipped' : 'succeeded';
  }
  if (steps.includes('ready')) return 'ready';
  return steps.includes('blocked') ? 'blocked' : 'not-started';
}
