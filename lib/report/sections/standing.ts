import { isWaived, settledStep } from '../../runs/gate';
import type { Waiver } from '../../store/waivers';
import type { ReportStep } from '../report-facts';

/** What a step says about the migration, all its criteria taken together. */
export const STANDINGS = [
  'pass',
  'attention',
  'fail',
  'unchecked',
  'waived',
  'skipped',
  'stale',
  'undone',
  'interrupted',
  'underWay',
  'missing',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a standing does to the verdict: answered no, not answered, let pass by a named person, or nothing. */
export type Weight = 'red' | 'unanswered' | 'waived' | 'none';

interface Weights {
  readonly required: Weight;
  readonly optional: Weight;
}

/** The table of the verdict. An optional step that was begun, or whose answer no longer holds, is a question left open. */
export const STANDING_WEIGHT: Readonly<Record<Standing, Weights>> = {
  pass: { required: 'none', optional: 'none' },
  attention: { required: 'none', optional: 'none' },
  fail: { required: 'red', optional: 'red' },
  unchecked: { required: 'unanswered', optional: 'none' },
  waived: { required: 'waived', optional: 'waived' },
  skipped: { required: 'unanswered', optional: 'none' },
  stale: { required: 'unanswered', optional: 'unanswered' },
  undone: { required: 'unanswered', optional: 'unanswered' },
  interrupted: { required: 'unanswered', optional: 'unanswered' },
  underWay: { required: 'unanswered', optional: 'unanswered' },
  missing: { required: 'unanswered', optional: 'none' },
};

function judged(step: ReportStep): 'pass' | 'attention' | 'unchecked' {
  const outcomes = step.lastRun?.outcomes ?? [];
  if (outcomes.some(({ verdict }) => verdict === 'warn')) return 'attention';
  return outcomes.length > 0 && outcomes.every(({ verdict }) => verdict === 'unchecked')
    ? 'unchecked'
    : 'pass';
}

function plain(step: ReportStep): Exclude<Standing, 'waived' | 'underWay'> {
  switch (step.state) {
    case 'succeeded':
    case 'warned':
      return judged(step);
    case 'failed':
      return 'fail';
    case 'skipped':
    case 'stale':
    case 'undone':
      return step.state;
    case 'interrupted':
    case 'cancelled':
      return step.lastRun ? 'interrupted' : 'missing';
    default:
      return 'missing';
  }
}

/** Where a step stands; a run or a preview under way leaves the last word to the run that ended. Pure. */
export function standingOf(given: ReportStep, waivers: readonly Waiver[]): Standing {
  const step = settledStep(given);
  if (isWaived(step, waivers)) return 'waived';
  const standing = plain(step);
  return standing === 'missing' && given.lastRun?.isTerminal === false ? 'underWay' : standing;
}

/** What the standing of a step does to the verdict. Pure. */
export function weightOf(step: ReportStep, waivers: readonly Waiver[]): Weight {
  return STANDING_WEIGHT[standingOf(step, waivers)][step.outline.isOptional ? 'optional' : 'required'];
}
