import { describe, expect, it } from 'vitest';
import { OUTLINE } from '../../plan/outline';
import type { StepId } from '../../plan/step-id';
import type { ReportStep } from '../report-facts';
import { outcomeOf, redStep, runOf, stepOf, waiverOf } from '../testing/step-fixtures';
import { risksOf } from './risks';

const all = (): ReportStep[] => OUTLINE.map(({ id }) => stepOf(id, { state: 'ready', lastRun: null }));
const withStep = (step: ReportStep) =>
  all().map((other) => (other.outline.id === step.outline.id ? step : other));
const stateOf = (
  id: string,
  steps: readonly ReportStep[],
  waivers: Parameters<typeof risksOf>[0]['waivers'] = [],
) => risksOf({ steps, waivers }).find((risk) => risk.id === id)?.state;

/** Each risk, the step that settles it, and the criterion that is asked where not all are. */
const RISKS: readonly (readonly [risk: string, step: StepId, criterion: string])[] = [
  ['connectionString', 'target.credentials', 'target.credentials.any'],
  ['tls', 'connection', 'connection.tls'],
  ['pool', 'backend.driver', 'driver.pool'],
  ['schemaFails', 'schema.deploy', 'schema.deploy.any'],
  ['testsFail', 'tests.integration', 'tests.integration.any'],
  ['downtime', 'health', 'health.any'],
  ['exposed', 'exposure', 'exposure.any'],
  ['drift', 'schema.verify', 'schema.verify.any'],
  ['lockOut', 'connection', 'connection.any'],
  ['paused', 'connection', 'connection.connected'],
];

describe('the risk register', () => {
  it('is open throughout before anything ran, and knows every risk once', () => {
    const risks = risksOf({ steps: all(), waivers: [] });
    expect(new Set(risks.map(({ id }) => id)).size).toBe(RISKS.length);
    expect(new Set(risks.map(({ state }) => state))).toEqual(new Set(['open']));
    expect(risks.map(({ id }) => id).sort()).toEqual(RISKS.map(([id]) => id).sort());
  });

  it.each(RISKS)('%s is what %s says of %s, and nothing else', (risk, id, criterion) => {
    const judged = (verdict: 'pass' | 'warn' | 'unchecked') =>
      withStep(stepOf(id, { lastRun: runOf(id, { outcomes: [outcomeOf(criterion, verdict)] }) }));
    expect(stateOf(risk, judged('pass'))).toBe('settled');
    expect(stateOf(risk, judged('warn'))).toBe('watch');
    expect(stateOf(risk, judged('unchecked'))).toBe('open');
    const red = redStep(id, criterion);
    expect(stateOf(risk, withStep(red))).toBe('happened');
    expect(stateOf(risk, withStep(red), [waiverOf(red, criterion)])).toBe('watch');
    const lastRun = runOf(id);
    for (const state of ['stale', 'undone', 'interrupted'] as const)
      expect(stateOf(risk, withStep(stepOf(id, { state, lastRun })))).toBe('open');
    const others = withStep(redStep(OUTLINE.find((row) => row.id !== id)?.id ?? 'crud'));
    expect(stateOf(risk, others)).not.toBe('settled');
  });

  it('is not settled by another criterion of the same step', () => {
    const passed = runOf('connection', { outcomes: [outcomeOf('connection.tls', 'pass')] });
    const steps = withStep(stepOf('connection', { lastRun: passed }));
    expect([stateOf('tls', steps), stateOf('paused', steps)]).toEqual(['settled', 'open']);
  });
});
