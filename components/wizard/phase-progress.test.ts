import { expect, it } from 'vitest';
import type { SummaryStep } from '@/components/query/migration-summary';
import { phaseProgress } from './phase-progress';

const step = (id: string, phase: SummaryStep['phase'], state: SummaryStep['state']): SummaryStep => ({
  id,
  phase,
  state,
  isOptional: false,
  startedAt: null,
  endedAt: null,
  reason: null,
  skippedBecause: null,
});

it('counts a phase by its own steps, the loudest state first', () => {
  const steps = [
    step('a', 'prepare', 'succeeded'),
    step('b', 'prepare', 'skipped'),
    step('c', 'schema', 'succeeded'),
    step('d', 'schema', 'failed'),
    step('e', 'schema', 'running'),
  ];
  expect(phaseProgress(steps, 'prepare')).toEqual({ state: 'succeeded', done: 2, total: 2 });
  expect(phaseProgress(steps, 'schema')).toEqual({ state: 'running', done: 1, total: 3 });
  expect(phaseProgress(steps, 'close')).toMatchObject({ done: 0, total: 0 });
});
