import '@/lib/steps/registry';
import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/i18n/translate';
import type { StepState } from '@/lib/plan/status';
import type { StepId } from '@/lib/plan/step-id';
import { outcomeOf, runOf } from '@/lib/report/testing/step-fixtures';
import { deriveSteps, type StepView } from '@/lib/runs/derive-steps';
import type { Waiver } from '@/lib/store/waivers';
import { nextStep } from './next-step';

const t = translator('en');
const fresh = deriveSteps({
  runs: [],
  kind: 'supabase',
  skips: [],
  facts: () => ({ needs: [], hasPreview: false }),
});

/** The steps of a migration in which some are in another state than ready. */
function stepsWith(states: Partial<Record<StepId, StepState>>): StepView[] {
  return fresh.map((step) => ({ ...step, state: states[step.outline.id] ?? step.state }));
}

function next(steps: readonly StepView[], hereId?: StepId, isGateClosed = false, waivers: Waiver[] = []) {
  return nextStep({ migrationId: 'm', steps, waivers }, t, hereId, isGateClosed);
}

it('leads a new Supabase migration to its credentials, past what only some need', () => {
  expect(fresh[0]).toMatchObject({ outline: { id: 'project.create' }, state: 'ready' });
  expect(next(fresh).href).toBe('/migrations/m/prepare/target.credentials');
});

it('never sends a step’s page to itself: it says what is to be done there', () => {
  const there = (state: StepState) => next(stepsWith({ connection: state }), 'connection');
  expect(there('ready')).toEqual({ label: 'Run it, here', href: '#input' });
  expect(there('waiting').href).toBe('#preview');
  expect(there('running').href).toBe('#log');
});

it('leads back to what keeps the gate closed', () => {
  const steps = stepsWith({ 'target.credentials': 'succeeded', connection: 'failed' });
  expect(next(steps, 'health', true).href).toBe('/migrations/m/schema/connection');
});

it('goes on in order from a step that is done, and offers what is optional as such', () => {
  const steps = stepsWith({ 'target.credentials': 'succeeded', connection: 'succeeded' });
  expect(next(steps, 'target.credentials').label).toBe('Source database (optional)');
  expect(next(steps, 'connection').href).toBe('/migrations/m/schema/schema.preview');
  expect(next(steps).href).toBe('/migrations/m/schema/schema.preview');
});

it('offers on the overview what comes after the last thing done, and first what needs somebody', () => {
  const done: Partial<Record<StepId, StepState>> = {
    ...{ 'target.credentials': 'succeeded', connection: 'succeeded', 'schema.preview': 'succeeded' },
    ...{ 'schema.deploy': 'succeeded', 'schema.verify': 'succeeded', exposure: 'skipped' },
  };
  expect(next(stepsWith(done)).label).toBe('Before the rows move (optional)');
  const steps = stepsWith({ ...done, 'schema.preview': 'stale' });
  expect(next(steps).href).toBe('/migrations/m/schema/schema.preview');
});

it('does not send anybody to a service that goes on by itself, nor keeps anybody there', () => {
  const steps = stepsWith({ 'target.credentials': 'succeeded', 'data.follow': 'running' });
  expect(next(steps).href).not.toBe('/migrations/m/data/data.follow');
  expect(next(steps, 'data.follow').href).not.toBe('#log');
  expect(next(stepsWith({ connection: 'running' })).href).toBe('/migrations/m/schema/connection');
});

it('leads to the report when only optional steps are left', () => {
  const done = fresh.map(
    (step): StepView => (step.outline.isOptional ? step : { ...step, state: 'succeeded' }),
  );
  expect(next(done).href).toBe('/migrations/m/report');
});

describe('a red result that somebody waived', () => {
  const done: Partial<Record<StepId, StepState>> = {
    ...{ 'target.credentials': 'succeeded', 'source.connection': 'succeeded', tools: 'skipped' },
    ...{ repository: 'skipped', backup: 'skipped', 'tests.baseline': 'skipped' },
    ...{ 'latency.baseline': 'skipped', connection: 'succeeded', 'schema.preview': 'succeeded' },
    ...{ 'schema.deploy': 'succeeded', 'schema.verify': 'succeeded' },
  };
  const red = runOf('exposure', {
    status: 'failed',
    outcomes: [outcomeOf('exposure.tables', 'fail'), outcomeOf('exposure.functions', 'pass')],
  });
  const steps = stepsWith({ ...done, exposure: 'failed' }).map(
    (step): StepView => (step.outline.id === 'exposure' ? { ...step, lastRun: red, attempts: [red] } : step),
  );
  const waiver = (change: Partial<Waiver> = {}): Waiver => ({
    ...{ id: 'w', stepId: 'exposure', criterionId: 'exposure.tables', runId: red.id },
    ...{ name: 'Ana', reason: 'known', by: 'ana', at: new Date(0) },
    ...change,
  });

  it('is not what to do next, on no page', () => {
    const exposure = '/migrations/m/schema/exposure';
    expect(next(steps).href).toBe(exposure);
    expect(next(steps, 'exposure')).toMatchObject({ href: '#failure' });
    expect(next(steps, undefined, false, [waiver()]).href).toBe('/migrations/m/data/data.preflight');
    expect(next(steps, 'exposure', false, [waiver()]).href).toBe('/migrations/m/data/data.preflight');
  });

  it('is again once it was run anew, or where another criterion is red as well', () => {
    const exposure = '/migrations/m/schema/exposure';
    expect(next(steps, undefined, false, [waiver({ runId: 'an older run' })]).href).toBe(exposure);
    expect(next(steps, undefined, false, [waiver({ criterionId: 'exposure.other' })]).href).toBe(exposure);
  });
});

it('sends nobody to do again what was rolled back, but for the page of such a step', () => {
  const steps = stepsWith({ 'schema.verify': 'stale', 'schema.deploy': 'undone' }).map((step) =>
    step.outline.id === 'rollback.everything' ? { ...step, attempts: [runOf('rollback.everything')] } : step,
  );
  const report = '/migrations/m/report';
  expect(next(steps).href).toBe(report);
  expect(next(steps, 'rollback.everything').href).toBe(report);
  expect(next(steps, 'schema.deploy').href).toBe('#input');
});
