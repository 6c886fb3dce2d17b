import { type Message, say } from '../../i18n/message';
import type { CriterionId } from '../../plan/criterion-id';
import type { CriterionOutcome } from '../../plan/run-event';
import type { StepId } from '../../plan/step-id';
import { applyWaivers, obstaclesOf, settledStep, staleMessage } from '../../runs/gate';
import type { Waiver } from '../../store/waivers';
import type { ReportStep } from '../report-facts';
import type { BOARD_STATES } from '../report-schema';

/** Which evidence answers a question: all criteria of some steps, or named ones of a single step. */
export type Question =
  | { readonly steps: readonly StepId[]; readonly criteria?: undefined }
  | {
      [Id in StepId]: { readonly steps: readonly [Id]; readonly criteria: readonly CriterionId<Id>[] };
    }[StepId];

export interface Answer {
  readonly state: (typeof BOARD_STATES)[number];
  readonly message: Message;
  readonly step: StepId | null;
}

const LOUDNESS = { fail: 3, warn: 2, pass: 1, unchecked: 0 } as const;

function outcomesOf(step: ReportStep, criteria: readonly string[] | undefined): CriterionOutcome[] {
  return (step.lastRun?.outcomes ?? []).filter((outcome) => !criteria || criteria.includes(outcome.id));
}

/** What one step answers, by all of its criteria or by those named: the loudest counts. Pure. */
export function answerOfStep(
  given: ReportStep,
  criteria: readonly string[] | undefined,
  waivers: readonly Waiver[],
): Answer {
  const step = settledStep(given);
  const { id } = step.outline;
  if (step.state === 'skipped')
    return { state: 'skipped', step: id, message: say('report.board.skipped', { step: id }) };
  if (step.state === 'stale')
    return {
      state: 'open',
      step: id,
      message: step.strayed ? staleMessage(step) : say('report.board.stale', { step: id }),
    };
  if (step.state === 'undone')
    return { state: 'open', step: id, message: say('report.board.undone', { step: id }) };
  const isJudged = step.state === 'succeeded' || step.state === 'warned' || step.state === 'failed';
  if (!isJudged) return { state: 'open', step: id, message: say('report.board.notRun', { step: id }) };
  const outcomes = outcomesOf(step, criteria);
  const [loudest] = outcomes.toSorted((a, b) => LOUDNESS[b.verdict] - LOUDNESS[a.verdict]);
  const { open, waived } = applyWaivers(obstaclesOf(step), waivers);
  if (!loudest && step.state === 'failed') {
    const code = step.lastRun?.error?.code ?? 'none';
    const message = say('report.board.failed', { step: id, code });
    return { state: open.length > 0 ? 'fail' : 'waived', step: id, message };
  }
  if (!loudest) return { state: 'open', step: id, message: say('report.board.notRun', { step: id }) };
  const isWaived =
    loudest.verdict === 'fail' &&
    outcomes
      .filter((outcome) => outcome.verdict === 'fail')
      .every((outcome) => waived.some((entry) => entry.criterionId === outcome.id));
  const state = loudest.verdict === 'unchecked' ? 'open' : loudest.verdict;
  return { state: isWaived ? 'waived' : state, step: id, message: loudest.message };
}

const ORDER: readonly Answer['state'][] = ['fail', 'open', 'waived', 'warn', 'pass', 'skipped'];

/**
 * Answers a question from the evidence of its steps: the loudest answer counts. An optional step that never ran
 * leaves the answer to the others, when one of them has it. Pure.
 */
export function answerOf(
  question: Question,
  steps: readonly ReportStep[],
  waivers: readonly Waiver[],
): Answer {
  const own = steps.filter((step) => question.steps.some((id) => id === step.outline.id));
  const answers = own.map((step) => ({ step, answer: answerOfStep(step, question.criteria, waivers) }));
  const given = answers.filter(
    ({ step, answer }) =>
      !(step.outline.isOptional && (answer.state === 'open' || answer.state === 'skipped')),
  );
  const counted = (given.length > 0 ? given : answers).map(({ answer }) => answer);
  const [loudest] = counted.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return loudest ?? { state: 'open', step: null, message: say('report.board.nothingSays') };
}
