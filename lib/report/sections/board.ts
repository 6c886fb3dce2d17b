import { say } from '../../i18n/message';
import type { BoardId } from '../../plan/report-ids';
import { judgeDowntime } from '../../runs/watch/summarise-watch';
import type { Cost } from '../cost/cost-schema';
import { FACTS_AS_OF } from '../cost/plan-facts';
import type { ReportFacts } from '../report-facts';
import type { BoardEntry } from '../report-schema';
import { type Answer, answerOf, type Question } from './answer';
import { rowsAnswer } from './rows-answer';

type BoardRule = Question & { readonly id: BoardId; readonly group: BoardEntry['group'] };

const RULES: readonly BoardRule[] = [
  { id: 'schema', group: 'technical', steps: ['schema.deploy', 'schema.verify'] },
  { id: 'connection', group: 'technical', steps: ['connection', 'backend.connect', 'health'] },
  { id: 'unitTests', group: 'technical', steps: ['tests.unit'] },
  { id: 'integrationTests', group: 'technical', steps: ['tests.integration'] },
  { id: 'performance', group: 'technical', steps: ['latency'], criteria: ['latency.p95'] },
  { id: 'tls', group: 'technical', steps: ['connection'], criteria: ['connection.tls'] },
  { id: 'pooler', group: 'technical', steps: ['connection'], criteria: ['connection.pooler'] },
  { id: 'documentation', group: 'quality', steps: ['docs'] },
  { id: 'monitoring', group: 'quality', steps: [] },
  { id: 'logs', group: 'quality', steps: [] },
  { id: 'rollback', group: 'quality', steps: ['rollback.rehearsal'] },
  { id: 'downtime', group: 'business', steps: [] },
  { id: 'integrity', group: 'business', steps: ['crud', 'schema.verify'] },
  { id: 'switch', group: 'business', steps: ['data.cutover'] },
  { id: 'sla', group: 'business', steps: [] },
  { id: 'cost', group: 'business', steps: [] },
];

/** What the board is read from. */
export type BoardFacts = Pick<ReportFacts, 'steps' | 'waivers' | 'statements' | 'watched'> & {
  readonly migration: Pick<ReportFacts['migration'], 'kind'>;
};
type Price = Pick<Cost, 'plans' | 'cheapest' | 'factsAsOf'>;

function costAnswer(cost: Price): Answer {
  const plan = cost.plans.find((entry) => entry.id === cost.cheapest);
  if (!plan) return { state: 'open', step: null, message: say('report.board.costUnknown') };
  const params = { plan: plan.id, monthly: plan.monthly, asOf: cost.factsAsOf };
  return { state: 'pass', step: null, message: say('report.board.costFits', params) };
}

/** Without the minutes of the record: the report must not change each minute that nothing happens. */
function downtimeAnswer(facts: BoardFacts): Answer {
  const { verdict, message } = judgeDowntime(facts.watched);
  return {
    state: verdict === 'unchecked' ? 'open' : verdict,
    step: null,
    message: verdict === 'pass' ? say('report.board.watchedUp') : message,
  };
}

/** An outage or a watch without gaps is evidence; where nobody looked, a person's word counts. */
function isWatched(rule: BoardRule, facts: BoardFacts, isSaid: boolean): boolean {
  if (rule.id !== 'downtime' || facts.watched.length === 0) return false;
  return !isSaid || judgeDowntime(facts.watched).verdict !== 'warn';
}

/**
 * Structure and operations are what most steps prove; the rows are compared by steps of their own, or vouched for by a
 * named person. Rows that were compared, or counted and are not there, are an answer, whatever anybody says.
 */
function integrityAnswer(rule: BoardRule, facts: BoardFacts): Answer {
  const found = answerOf(rule, facts.steps, facts.waivers);
  if (found.state === 'fail') return found;
  return rowsAnswer(facts) ?? found;
}

function answer(rule: BoardRule, facts: BoardFacts, cost: Price): Answer {
  if (rule.id === 'cost') return costAnswer(cost);
  if (rule.id === 'integrity') return integrityAnswer(rule, facts);
  if (rule.id === 'sla')
    return facts.migration.kind === 'practice'
      ? { state: 'skipped', step: null, message: say('report.board.slaPractice') }
      : { state: 'warn', step: null, message: say('report.board.slaNone', { asOf: FACTS_AS_OF }) };
  return answerOf(rule, facts.steps, facts.waivers);
}

/** Where the evidence leaves the question open, a named person's word is the answer. */
function statedEntry(rule: BoardRule, facts: BoardFacts, cost: Price): BoardEntry {
  const { id, group } = rule;
  const said = facts.statements.find((statement) => statement.item === id);
  const seen = answer(rule, facts, cost);
  const isAsked = rule.steps.length === 0 || (rule.id === 'integrity' && seen.state === 'open');
  if (!said || !isAsked) return { id, group, ...seen, statement: null };
  const statement = { name: said.name, note: said.note, at: said.at.toISOString() };
  const message = say(said.holds ? 'report.board.stated' : 'report.board.denied', { name: said.name });
  return { id, group, state: said.holds ? 'pass' : 'fail', message, step: null, statement };
}

/** Who copies once, and moves the backend by hand, has no switch to answer for. */
function wasSwitched({ steps }: BoardFacts): boolean {
  const step = steps.find(({ outline }) => outline.id === 'data.cutover');
  return step?.lastRun?.startedAt != null && step.state !== 'undone';
}

/** The board of success criteria: each row answered by evidence, or by a named person where no machine can. Pure. */
export function boardOf(facts: BoardFacts, cost: Price): BoardEntry[] {
  return RULES.filter((rule) => rule.id !== 'switch' || wasSwitched(facts)).map((rule) => {
    const isSaid = facts.statements.some((statement) => statement.item === rule.id);
    const { id, group } = rule;
    return isWatched(rule, facts, isSaid)
      ? { id, group, ...downtimeAnswer(facts), statement: null }
      : statedEntry(rule, facts, cost);
  });
}
