import type { RiskId } from '../../plan/report-ids';
import type { StepId } from '../../plan/step-id';
import type { ReportFacts } from '../report-facts';
import type { RiskEntry } from '../report-schema';
import { type Answer, answerOf } from './answer';

interface RiskRule extends Pick<RiskEntry, 'likelihood' | 'impact'> {
  readonly id: RiskId;
  /** The step that settles it. */
  readonly step: StepId;
  readonly criteria?: RegExp;
}

const RULES: readonly RiskRule[] = [
  { id: 'connectionString', likelihood: 'high', impact: 'high', step: 'target.credentials' },
  { id: 'tls', likelihood: 'medium', impact: 'high', step: 'connection', criteria: /tls/i },
  { id: 'pool', likelihood: 'low', impact: 'medium', step: 'backend.driver', criteria: /pool/i },
  { id: 'schemaFails', likelihood: 'low', impact: 'high', step: 'schema.deploy' },
  { id: 'testsFail', likelihood: 'medium', impact: 'medium', step: 'tests.integration' },
  { id: 'downtime', likelihood: 'low', impact: 'high', step: 'health' },
  { id: 'exposed', likelihood: 'medium', impact: 'high', step: 'exposure' },
  { id: 'drift', likelihood: 'medium', impact: 'high', step: 'schema.verify' },
  { id: 'lockOut', likelihood: 'medium', impact: 'high', step: 'connection' },
  { id: 'paused', likelihood: 'medium', impact: 'high', step: 'connection', criteria: /read|connected/i },
];

const STATE: Record<Answer['state'], RiskEntry['state']> = {
  pass: 'settled',
  warn: 'watch',
  waived: 'watch',
  skipped: 'watch',
  fail: 'happened',
  open: 'open',
};

/** The risk register with its live state: the step that settles a risk says whether it is settled. Pure. */
export function risksOf(facts: Pick<ReportFacts, 'steps' | 'waivers'>): RiskEntry[] {
  return RULES.map(({ id, likelihood, impact, step, criteria }) => {
    const question = criteria ? { steps: [step], criteria } : { steps: [step] };
    const answer = answerOf(question, facts.steps, facts.waivers);
    return { id, likelihood, impact, step, state: STATE[answer.state], message: answer.message };
  });
}
