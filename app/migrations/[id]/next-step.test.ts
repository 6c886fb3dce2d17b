import { expect, it } from 'vitest';
import { translator } from '@/lib/i18n/translate';
import type { StepState } from '@/lib/plan/status';
import type { StepId } from '@/lib/plan/step-id';
import { deriveSteps, type StepView } from '@/lib/runs/derive-steps';
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

it('leads a new Supabase migration to its credentials, past what only some need', () => {
  expect(fresh[0]).toMatchObject({ outline: { id: 'project.create' }, state: 'ready' });
  expect(nextStep('m', fresh, t).href).toBe('/migrations/m/prepare/target.credentials');
});

it('never sends a step’s page to itself: it says what is to be done there', () => {
  const next = (state: StepState) => nextStep('m', stepsWith({ connection: state }), t, 'connection');
  expect(next('ready')).toEqual({ label: 'Run it, here', href: '#input' });
  expect(next('waiting').href).toBe('#preview');
  expect(next('running').href).toBe('#log');
});

it('leads back to what keeps the gate closed', () => {
  const steps = stepsWith({ 'target.credentials': 'succeeded', connection: 'failed' });
  expect(nextStep('m', steps, t, 'health', true).href).toBe('/migrations/m/schema/connection');
});

it('goes on in order from a step that is done, and offers what is optional as such', () => {
  const steps = stepsWith({ 'target.credentials': 'succeeded', connection: 'succeeded' });
  expect(nextStep('m', steps, t, 'target.credentials').label).toBe('Source database (optional)');
  expect(nextStep('m', steps, t, 'connection').href).toBe('/migrations/m/schema/schema.preview');
  expect(nextStep('m', steps, t).href).toBe('/migrations/m/schema/schema.preview');
});

it('offers on the overview what comes after the last thing done, and first what needs somebody', () => {
  const done: Partial<Record<StepId, StepState>> = {
    ...{ 'target.credentials': 'succeeded', connection: 'succeeded', 'schema.preview': 'succeeded' },
    ...{ 'schema.deploy': 'succeeded', 'schema.verify': 'succeeded', exposure: 'skipped' },
  };
  expect(nextStep('m', stepsWith(done), t).label).toBe('Before the rows move (optional)');
  const steps = stepsWith({ ...done, 'schema.preview': 'stale' });
  expect(nextStep('m', steps, t).href).toBe('/migrations/m/schema/schema.preview');
});

it('leads to the report when only optional steps are left', () => {
  const done = fresh.map(
    (step): StepView => (step.outline.isOptional ? step : { ...step, state: 'succeeded' }),
  );
  expect(nextStep('m', done, t).href).toBe('/migrations/m/report');
});
