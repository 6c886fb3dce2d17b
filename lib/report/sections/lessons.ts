import { say } from '../../i18n/message';
import { PHASE_NUMBERS } from '../../plan/outline';
import type { Report } from '../report-schema';
import type { Suggestion } from './notes';

/** A phase that took this many times its estimate is worth a sentence. */
const OVERRUN = 1.5;
const MINUTE = 60_000;

/** Lessons the runs themselves teach: what took several attempts, and where the estimate was wrong. Pure. */
export function suggestLessons(phases: Report['phases']): Suggestion[] {
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
  return [...retried, ...late, ...skipped];
}
