import { describe, expect, it } from 'vitest';
import type { MigrationSummary, SummaryStep } from './migration-summary';
import { withLaterStale, withoutSkip, withSkip } from './optimistic-steps';

const step = (id: string, state: SummaryStep['state'], more: Partial<SummaryStep> = {}): SummaryStep => ({
  id,
  phase: 'prepare',
  state,
  isOptional: true,
  startedAt: 1,
  endedAt: 2,
  reason: 'a reason',
  skippedBecause: null,
  ...more,
});
const summary: MigrationSummary = {
  revision: 'r',
  serverNow: 9,
  alerts: 0,
  steps: [
    step('a', 'succeeded'),
    step('b', 'ready'),
    step('c', 'warned'),
    step('d', 'failed'),
    step('e', 'skipped', { skippedBecause: 'because' }),
    step('f', 'succeeded', { phase: 'rollback' }),
  ],
};
const states = ({ steps }: MigrationSummary) => steps.map(({ state }) => state);

describe('what is shown before the server has answered', () => {
  it('a step that is left out, with its reason, and nothing else', () => {
    const next = withSkip(summary, 'b', 'not here');
    expect(next.steps[1]).toMatchObject({ state: 'skipped', skippedBecause: 'not here', reason: null });
    expect(states(next).toSpliced(1, 1)).toEqual(states(summary).toSpliced(1, 1));
    expect(next.revision).toBe('r');
  });

  it('a step that is no longer left out', () => {
    expect(withoutSkip(summary, 'e').steps[4]).toMatchObject({ state: 'ready', skippedBecause: null });
  });

  it('later results out of date: only what counts now, and not the rollback', () => {
    expect(states(withLaterStale(summary, 'a'))).toEqual([
      'succeeded',
      'ready',
      'stale',
      'failed',
      'skipped',
      'succeeded',
    ]);
  });

  it('leaves the summary alone for a step that it does not have', () => {
    expect(withLaterStale(summary, 'x')).toBe(summary);
    expect(withSkip(summary, 'x', 'y')).toEqual(summary);
  });

  it('never changes what was there: it is needed when the server refuses', () => {
    const before = JSON.stringify(summary);
    withSkip(summary, 'b', 'not here');
    withLaterStale(summary, 'a');
    expect(JSON.stringify(summary)).toBe(before);
  });
});
