import { say } from '../../i18n/message';
import type { RiskId } from '../../plan/report-ids';
import type { StepId } from '../../plan/step-id';
import { settledStep } from '../../runs/gate';
import { comparedRows } from '../evidence/compared-rows';
import { type RowFacts, rowFacts } from '../evidence/rows';
import type { ReportFacts, ReportStep } from '../report-facts';
import type { RiskEntry } from '../report-schema';
import { type Answer, answerOfStep } from './answer';
import { rowsAnswer } from './rows-answer';

type Facts = Pick<ReportFacts, 'steps' | 'waivers'>;
type State = RiskEntry['state'];
type Told = Pick<RiskEntry, 'state' | 'step' | 'message'>;

/** How an answer reads as a risk. */
export const RISK_STATE: Record<Answer['state'], State> = {
  pass: 'settled',
  warn: 'watch',
  waived: 'watch',
  skipped: 'watch',
  fail: 'happened',
  open: 'open',
};

const NO_ROWS = say('report.risk.noRows');

/** The rows as whatever compared them last saw them. */
function lost(facts: Facts): Told {
  const answer = rowsAnswer(facts);
  const step = comparedRows(facts.steps)?.step.outline.id ?? 'data.verify';
  if (!answer) return { state: 'settled', step, message: NO_ROWS };
  return { state: RISK_STATE[answer.state], step, message: answer.message };
}

const PROVED: Record<RowFacts['state'], State> = {
  empty: 'settled',
  compared: 'settled',
  differ: 'settled',
  partly: 'watch',
  counted: 'watch',
  uncompared: 'happened',
  none: 'open',
  some: 'open',
  unseen: 'open',
  unknown: 'open',
};

/** Whether anybody looked into the rows since they moved, whatever was found. */
function unproved(facts: Facts): Told {
  const answer = rowsAnswer(facts);
  const state = PROVED[rowFacts(facts.steps).state];
  return { state, step: 'data.verify', message: answer?.message ?? NO_ROWS };
}

/** Steps after which a slot may hold log back, and what they say of it. */
const HOLDING: Partial<Record<StepId, readonly string[]>> = {
  'data.prepare': ['data.prepare.room'],
  'data.follow': ['data.follow.held'],
  'data.reverse': ['data.reverse.held'],
};
/** Steps that look for slots of nobody, and what they say. */
const LOOKING: Partial<Record<StepId, readonly string[]>> = {
  'data.preflight': ['data.preflight.slots'],
  'data.clean': ['data.clean.left', 'data.clean.strange'],
};

const startOf = (step: ReportStep | undefined) => step?.lastRun?.startedAt ?? '';

function newest(steps: readonly ReportStep[], of: object): ReportStep | undefined {
  return steps
    .filter(({ outline }) => outline.id in of)
    .map((step) => settledStep(step))
    .filter(({ state, lastRun }) => lastRun?.startedAt && state !== 'undone' && state !== 'skipped')
    .toSorted((a, b) => (startOf(a) < startOf(b) ? 1 : -1))[0];
}

/** A slot that is there may fill the source's disk at any time; only clean-up ends that. */
function heldLog({ steps, waivers }: Facts): Told {
  const holding = newest(steps, HOLDING);
  const looked = newest(steps, LOOKING);
  const isHeld = holding && !(looked?.outline.id === 'data.clean' && startOf(looked) > startOf(holding));
  const step = isHeld ? holding : looked;
  if (!step)
    return { state: 'open', step: 'data.clean', message: say('report.board.notRun', { step: 'data.clean' }) };
  const { id } = step.outline;
  const { state, message } = answerOfStep(step, { ...HOLDING, ...LOOKING }[id], waivers);
  return { state: isHeld && state === 'pass' ? 'watch' : RISK_STATE[state], step: id, message };
}

const ROWS: readonly (Pick<RiskEntry, 'likelihood' | 'impact'> & {
  readonly id: RiskId;
  readonly tell: (facts: Facts) => Told;
})[] = [
  { id: 'rowsLost', likelihood: 'low', impact: 'high', tell: lost },
  { id: 'rowsUnproved', likelihood: 'medium', impact: 'high', tell: unproved },
  { id: 'sourceLog', likelihood: 'medium', impact: 'high', tell: heldLog },
];

/** Risks of the rows: settled by the newest evidence of their phase rather than by one step. Pure. */
export function rowRisks(facts: Facts): RiskEntry[] {
  return ROWS.map(({ id, likelihood, impact, tell }) => ({ id, likelihood, impact, ...tell(facts) }));
}
