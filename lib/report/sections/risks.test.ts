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
  ['rowsLost', 'data.verify', 'data.verify.rows'],
  ['sourceLog', 'data.clean', 'data.clean.left'],
  ['switchLoses', 'data.cutover', 'data.cutover.arrived'],
  ['noWayBack', 'data.cutover', 'data.cutover.wayBack'],
  ['targetLog', 'data.clean', 'data.clean.left'],
];
/** Those that ask more than one step. */
const OTHERS = ['rowsUnproved'];

describe('the risk register', () => {
  it('is open throughout before anything ran, and knows every risk once', () => {
    const risks = risksOf({ steps: all(), waivers: [] });
    expect(new Set(risks.map(({ state }) => state))).toEqual(new Set(['open']));
    expect(risks.map(({ id }) => id).sort()).toEqual([...RISKS.map(([id]) => id), ...OTHERS].sort());
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

describe('the risks of the rows', () => {
  type Judged = Readonly<Record<string, 'pass' | 'warn' | 'fail' | 'unchecked'>>;
  /** A run of a step with these verdicts; each later than the one before it. */
  const ran = (id: StepId, verdicts: Judged, state?: ReportStep['state']) => {
    const outcomes = Object.entries(verdicts).map(([name, verdict]) => outcomeOf(name, verdict));
    const status = Object.values(verdicts).includes('fail') ? 'failed' : 'succeeded';
    return stepOf(id, { state: state ?? status, lastRun: runOf(id, { outcomes, status }) });
  };
  const EQUAL = { 'data.verify.rows': 'pass', 'data.verify.complete': 'pass' } as const;
  const PARTLY = { 'data.verify.rows': 'pass', 'data.verify.complete': 'unchecked' } as const;
  const WRONG = { 'data.verify.rows': 'fail', 'data.verify.complete': 'pass' } as const;
  const COPIED = { 'data.copy.moved': 'pass', 'data.copy.verified': 'pass' } as const;
  const UNREAD = { 'data.copy.moved': 'pass', 'data.copy.verified': 'unchecked' } as const;

  it.each<[name: string, steps: () => ReportStep[], lost: string, unproved: string]>([
    ['rows that are equal', () => [ran('data.verify', EQUAL)], 'settled', 'settled'],
    ['rows that differ', () => [ran('data.verify', WRONG)], 'happened', 'settled'],
    ['some tables alone', () => [ran('data.verify', PARTLY)], 'open', 'watch'],
    ['a copy that compared', () => [ran('data.copy', COPIED)], 'settled', 'settled'],
    ['a copy that did not', () => [ran('data.copy', UNREAD)], 'open', 'happened'],
    [
      'a copy after the comparison',
      () => [ran('data.verify', EQUAL), ran('data.copy', UNREAD)],
      'open',
      'happened',
    ],
    [
      'a comparison after the copy',
      () => [ran('data.copy', UNREAD), ran('data.verify', EQUAL)],
      'settled',
      'settled',
    ],
    ['a copy taken back', () => [ran('data.copy', COPIED, 'undone')], 'open', 'open'],
    ['a copy broken off', () => [ran('data.copy', {}, 'interrupted')], 'open', 'happened'],
  ])('%s', (_, steps, lost, unproved) => {
    const given = steps();
    expect([stateOf('rowsLost', given), stateOf('rowsUnproved', given)]).toEqual([lost, unproved]);
  });

  const LOOKED = { 'data.preflight.slots': 'pass' } as const;
  const READY = { 'data.prepare.room': 'pass' } as const;
  const HELD = { 'data.follow.held': 'pass' } as const;
  const FULL = { 'data.follow.held': 'fail' } as const;
  const CLEAN = { 'data.clean.left': 'pass', 'data.clean.strange': 'pass' } as const;
  it.each<[name: string, steps: () => ReportStep[], state: string]>([
    [
      'is settled where nobody made a slot and none is there',
      () => [ran('data.preflight', LOOKED)],
      'settled',
    ],
    [
      'is to be watched while one is there',
      () => [ran('data.prepare', READY), ran('data.follow', HELD)],
      'watch',
    ],
    [
      'stays so whatever the preflight says afterwards',
      () => [ran('data.prepare', READY), ran('data.preflight', LOOKED)],
      'watch',
    ],
    ['has happened where it holds too much', () => [ran('data.follow', FULL)], 'happened'],
    ['ends with the clean-up', () => [ran('data.follow', FULL), ran('data.clean', CLEAN)], 'settled'],
    [
      'comes back with the next slot',
      () => [ran('data.clean', CLEAN), ran('data.reverse', { 'data.reverse.held': 'pass' })],
      'watch',
    ],
    [
      'is settled where the preparation was taken back',
      () => [ran('data.preflight', LOOKED), ran('data.prepare', READY, 'undone')],
      'settled',
    ],
    ['is open before anybody looked', () => [], 'open'],
  ])('log that a slot holds back %s', (_, steps, state) => {
    expect(stateOf('sourceLog', steps())).toBe(state);
  });
});
