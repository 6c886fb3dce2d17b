import { say } from '../../i18n/message';
import type { CriterionId } from '../../plan/criterion-id';
import { PHASE_NUMBERS } from '../../plan/outline';
import { settledStep } from '../../runs/gate';
import type { ReportStep } from '../report-facts';
import type { Report } from '../report-schema';
import type { Suggestion } from './notes';

/** A phase that took this many times its estimate is worth a sentence. */
const OVERRUN = 1.5;
const MINUTE = 60_000;

/** What the pause of the switch was estimated at, and what it took; none while nobody switched. */
function pauseLesson(steps: readonly ReportStep[]): Suggestion[] {
  const step = steps.find(({ outline }) => outline.id === 'data.cutover');
  const outcomes = (step && settledStep(step).lastRun?.outcomes) ?? [];
  const found = outcomes.find(({ id }) => id === ('data.cutover.estimate' satisfies CriterionId));
  return found ? [{ id: 'pause:data.cutover', message: found.message }] : [];
}

/**
 * Lessons the runs themselves teach: what took several attempts, where the estimate was wrong, and how long the application
 * stood still. Pure.
 */
export function suggestLessons(phases: Report['phases'], steps: readonly ReportStep[] = []): Suggestion[] {
  const retried = phases
    .flatMap((phase) => phase.steps)
    .filter((step) => step.attempts > 1)
    .map((step) => ({
      id: `attempts:${step.id}`,
      message: say('report.lesson.attempts', { step: step.id, attempts: step.attempts }),
    }));
  const late = phases
    .filter((phase) => phase.workMs > phase.estimateMinutes * MINUTE * OVERRUN)
    .map((phase) => ({
      id: `overrun:${phase.id}`,
      message: say('report.lesson.overrun', {
        phase: PHASE_NUMBERS[phase.id],
        minutes: Math.round(phase.workMs / MINUTE),
        estimate: phase.estimateMinutes,
      }),
    }));
  const skipped = phases
    .flatMap((phase) => phase.steps)
    .filter((step) => step.skip)
    .map((step) => ({
      id: `skipped:${step.id}`,
      message: say('report.lesson.skipped', { step: step.id, reason: step.skip?.reason ?? '' }),
    }));
  return [...pauseLesson(steps), ...retried, ...late, ...skipped];
}
