import type { RiskId } from '../../plan/report-ids';
import type { StepId } from '../../plan/step-id';
import type { ReportFacts } from '../report-facts';
import type { RiskEntry } from '../report-schema';
import { answerOf, type Question } from './answer';
import { RISK_STATE, rowRisks } from './row-risks';

/** The one step that settles a risk, by all of its criteria or by some. */
type RiskRule = Pick<RiskEntry, 'likelihood' | 'impact'> &
  Question & { readonly id: RiskId; readonly steps: readonly [StepId] };

const RULES: readonly RiskRule[] = [
  { id: 'connectionString', likelihood: 'high', impact: 'high', steps: ['target.credentials'] },
  { id: 'tls', likelihood: 'medium', impact: 'high', steps: ['connection'], criteria: ['connection.tls'] },
  { id: 'pool', likelihood: 'low', impact: 'medium', steps: ['backend.driver'], criteria: ['driver.pool'] },
  { id: 'schemaFails', likelihood: 'low', impact: 'high', steps: ['schema.deploy'] },
  { id: 'testsFail', likelihood: 'medium', impact: 'medium', steps: ['tests.integration'] },
  { id: 'downtime', likelihood: 'low', impact: 'high', steps: ['health'] },
  { id: 'exposed', likelihood: 'medium', impact: 'high', steps: ['exposure'] },
  { id: 'drift', likelihood: 'medium', impact: 'high', steps: ['schema.verify'] },
  { id: 'lockOut', likelihood: 'medium', impact: 'high', steps: ['connection'] },
  {
    id: 'paused',
    likelihood: 'medium',
    impact: 'high',
    steps: ['connection'],
    criteria: ['connection.connected'],
  },
  {
    id: 'switchLoses',
    likelihood: 'low',
    impact: 'high',
    steps: ['data.cutover'],
    criteria: ['data.cutover.arrived'],
  },
  {
    id: 'noWayBack',
    likelihood: 'medium',
    impact: 'high',
    steps: ['data.cutover'],
    criteria: ['data.cutover.wayBack'],
  },
  {
    id: 'targetLog',
    likelihood: 'medium',
    impact: 'high',
    steps: ['data.clean'],
    criteria: ['data.clean.left'],
  },
];

/** The risk register with its live state: the step that settles a risk says whether it is settled. Pure. */
export function risksOf(facts: Pick<ReportFacts, 'steps' | 'waivers'>): RiskEntry[] {
  const settled = RULES.map((rule) => {
    const { id, likelihood, impact, steps } = rule;
    const [step] = steps;
    const answer = answerOf(rule, facts.steps, facts.waivers);
    return { id, likelihood, impact, step, state: RISK_STATE[answer.state], message: answer.message };
  });
  return [...settled, ...rowRisks(facts)];
}
