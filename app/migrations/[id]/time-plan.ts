import type { StepView } from '@/lib/runs/derive-steps';
import type { Waiver } from '@/lib/store/waivers';
import { isSettled } from './next-step';

interface TimePlan {
  /** Minutes that the plan reserves for what was done and what is still asked. */
  readonly minutes: number;
  /** What is still asked: required steps, and optional ones that were begun. */
  readonly steps: number;
  readonly left: number;
  /** Optional steps that nobody touched: offered, and no part of the above. */
  readonly extras: number;
  readonly extraMinutes: number;
}

const MINUTE_MS = 60_000;

/** Minutes of the plan that a step still has; of one that runs, what is left of them. */
function minutesLeft({ outline, state, lastRun }: StepView, now: number): number {
  const since = state === 'running' && lastRun?.startedAt ? now - Date.parse(lastRun.startedAt) : 0;
  return Math.max(0, outline.estimate - Math.round(since / MINUTE_MS));
}

/** How much of the plan's time is asked and left, in numbers that fit each other; the rollback is no part of it. Pure. */
export function timePlan(steps: readonly StepView[], waivers: readonly Waiver[], now: number): TimePlan {
  const inPlan = steps.filter(({ outline, state }) => outline.phase !== 'rollback' && state !== 'skipped');
  const isExtra = ({ outline, attempts }: StepView) => outline.isOptional === true && attempts.length === 0;
  const sum = (of: readonly StepView[], minutes: (step: StepView) => number) =>
    of.reduce((total, step) => total + minutes(step), 0);
  const asked = inPlan.filter((step) => !isExtra(step));
  const extras = inPlan.filter(isExtra);
  const open = asked.filter((step) => !isSettled(step, waivers));
  return {
    minutes: sum(asked, ({ outline }) => outline.estimate),
    steps: open.length,
    left: sum(open, (step) => minutesLeft(step, now)),
    extras: extras.length,
    extraMinutes: sum(extras, ({ outline }) => outline.estimate),
  };
}
