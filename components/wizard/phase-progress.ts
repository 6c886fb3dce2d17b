import { STEP_STATE_LOOK, type StepState } from '@/lib/plan/status';

export interface PhaseStep {
  readonly state: StepState;
  readonly isOptional: boolean;
  /** Only for whoever needs it: a phase does not wait for it. */
  readonly isAside?: boolean;
}

/** What asks most for attention comes first. */
const LOUDEST: readonly StepState[] = ['running', 'waiting', 'failed', 'interrupted', 'stale', 'cancelled'];
const UNTOUCHED: readonly StepState[] = ['not-started', 'blocked', 'ready'];

const isDone = ({ state }: PhaseStep) => STEP_STATE_LOOK[state].isDone;
const isUntouched = ({ state }: PhaseStep) => UNTOUCHED.includes(state);

/**
 * The state of a phase from those of its steps: the loudest one, else done, else how far it may go. It is done when
 * every required step is; where all are optional, when every one is that is not just for some.
 */
function phaseState(steps: readonly PhaseStep[]): StepState {
  const states = steps.map(({ state }) => state);
  const loud = LOUDEST.find((state) => states.includes(state));
  if (loud) return loud;
  const required = steps.filter(({ isOptional }) => !isOptional);
  const asked = required.length > 0 ? required : steps.filter(({ isAside }) => !isAside);
  if (asked.length > 0 && asked.every(isDone)) {
    if (states.includes('warned')) return 'warned';
    return states.every((state) => state === 'skipped') ? 'skipped' : 'succeeded';
  }
  if (states.includes('ready')) return 'ready';
  return states.includes('blocked') ? 'blocked' : 'not-started';
}

export interface PhaseProgress {
  readonly state: StepState;
  readonly done: number;
  /** Steps that are just for some count once they were touched. */
  readonly total: number;
}

/** Of a phase without steps. */
export const NO_PROGRESS: PhaseProgress = { state: 'not-started', done: 0, total: 0 };

/**
 * How far each phase is, in their order. One that nobody has come to is not started, whatever could be begun in it; a
 * rollback is for when it is needed, and never next. Pure.
 */
export function phaseProgress<Id extends string>(
  ids: readonly Id[],
  steps: readonly (PhaseStep & { readonly phase: string })[],
): ReadonlyMap<Id, PhaseProgress> {
  let isReached = true;
  return new Map(
    ids.map((id) => {
      const own = steps.filter(({ phase }) => phase === id);
      const state = phaseState(own);
      const isRollback = id === 'rollback';
      const isIdle = isRollback ? UNTOUCHED.includes(state) : !isReached && own.every(isUntouched);
      if (!isRollback && own.some((step) => !step.isOptional && !isDone(step))) isReached = false;
      return [
        id,
        {
          state: isIdle ? 'not-started' : state,
          done: own.filter(isDone).length,
          total: own.filter((step) => !step.isAside || !isUntouched(step)).length,
        },
      ] as const;
    }),
  );
}
