import { describe, expect, it } from 'vitest';
import type { StepId } from '@/lib/plan/step-id';
import { runOf } from '@/lib/report/testing/step-fixtures';
import { deriveSteps, type StepView } from '@/lib/runs/derive-steps';
import { timePlan } from './time-plan';

const fresh = deriveSteps({
  runs: [],
  kind: 'supabase',
  skips: [],
  facts: () => ({ needs: [], hasPreview: false }),
});
const NOW = Date.parse('2026-01-02T04:00:00Z');
const plan = (steps: readonly StepView[]) => timePlan(steps, [], NOW);
const minutesOf = (id: StepId) => fresh.find(({ outline }) => outline.id === id)?.outline.estimate ?? 0;

/** The fresh steps, with one of them changed. */
const having = (id: StepId, change: Partial<StepView>) =>
  fresh.map((step) => (step.outline.id === id ? { ...step, ...change } : step));

describe('timePlan', () => {
  it('asks of a new migration what is required, all of it left, and offers the rest', () => {
    const { minutes, left, steps, extras, extraMinutes } = plan(fresh);
    const planned = fresh.filter(({ outline }) => outline.phase !== 'rollback');
    expect(left).toBe(minutes);
    expect(steps + extras).toBe(planned.length);
    expect(minutes + extraMinutes).toBe(planned.reduce((sum, { outline }) => sum + outline.estimate, 0));
    expect(planned.filter(({ outline }) => outline.isOptional)).toHaveLength(extras);
  });

  it.each<
    [string, StepId, Partial<StepView>, { minutes: number; left: number; steps: number; extras: number }]
  >([
    [
      'a required step that is done is no longer left',
      'connection',
      { state: 'succeeded', attempts: [runOf('connection')] },
      { minutes: 0, left: -minutesOf('connection'), steps: -1, extras: 0 },
    ],
    [
      'an optional one that was begun is asked',
      'backup',
      { state: 'failed', attempts: [runOf('backup')] },
      { minutes: minutesOf('backup'), left: minutesOf('backup'), steps: 1, extras: -1 },
    ],
    [
      'one that a person leaves out is no part of the plan',
      'backup',
      { state: 'skipped' },
      { minutes: 0, left: 0, steps: 0, extras: -1 },
    ],
    [
      'of one that runs, what it has run is taken off',
      'schema.deploy',
      {
        state: 'running',
        lastRun: { ...runOf('schema.deploy'), startedAt: '2026-01-02T03:59:00Z', endedAt: null },
      },
      { minutes: 0, left: -1, steps: 0, extras: 0 },
    ],
    [
      'one that runs longer than planned has nothing left, and takes nothing from others',
      'schema.deploy',
      {
        state: 'running',
        lastRun: { ...runOf('schema.deploy'), startedAt: '2026-01-01T00:00:00Z', endedAt: null },
      },
      { minutes: 0, left: -minutesOf('schema.deploy'), steps: 0, extras: 0 },
    ],
  ])('%s', (_, id, change, difference) => {
    const [before, after] = [plan(fresh), plan(having(id, change))];
    expect({
      minutes: after.minutes - before.minutes,
      left: after.left - before.left,
      steps: after.steps - before.steps,
      extras: after.extras - before.extras,
    }).toEqual(difference);
  });
});
