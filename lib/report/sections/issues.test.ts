import { describe, expect, it } from 'vitest';
import type { Issue } from '../../store/issues';
import { outcomeOf, redStep, runOf, stepOf, waiverOf } from '../testing/step-fixtures';
import { issuesOf } from './issues';

type Known = Parameters<typeof issuesOf>[0];

const factsOf = (change: Pick<Known, 'steps'> & Partial<Known>): Known => ({
  runs: change.steps.flatMap(({ attempts }) => attempts),
  waivers: [],
  issues: [],
  ...change,
});

describe('issues from failed runs', () => {
  it('say what was red, and stay open until the same step passes', () => {
    const red = redStep('crud');
    expect(issuesOf(factsOf({ steps: [red] }))).toMatchObject([
      { step: 'crud', status: 'OPEN', number: null },
    ]);
    const passed = runOf('crud');
    const attempts = [...red.attempts, passed];
    const later = stepOf('crud', { lastRun: passed, attempts });
    expect(issuesOf(factsOf({ steps: [later] }))).toMatchObject([{ status: 'RESOLVED' }]);
  });

  it('are mitigated by a waiver for that very run, with its reason', () => {
    const red = redStep('crud');
    const facts = factsOf({ steps: [red], waivers: [waiverOf(red, 'crud.red')] });
    expect(issuesOf(facts)).toMatchObject([{ status: 'MITIGATED', how: 'agreed with the team' }]);
  });

  it('are not resolved by a recheck, nor by another step, nor by a preview', () => {
    const red = redStep('crud');
    for (const run of [
      runOf('crud', { action: 'recheck' }),
      runOf('crud', { action: 'preview' }),
      runOf('latency'),
    ]) {
      const attempts = [...red.attempts, ...(run.stepId === 'crud' ? [run] : [])];
      const steps = [{ ...red, attempts }, stepOf('latency')];
      expect(issuesOf(factsOf({ steps }))[0]).toMatchObject({ status: 'OPEN' });
    }
  });

  it('leave out what a person has described, the report’s own runs, and what was cancelled', () => {
    const red = redStep('crud');
    const described: Issue = {
      id: '1',
      number: 4,
      title: 'Rows are refused',
      description: '',
      status: 'OPEN',
      how: '',
      runId: red.lastRun?.id ?? null,
      openedBy: 'Ana',
      openedAt: new Date(),
      updatedBy: 'Ana',
      updatedAt: new Date(),
      version: 1,
    };
    const cancelled = runOf('latency', { status: 'cancelled', outcomes: [outcomeOf('latency.p95', 'fail')] });
    const steps = [red, redStep('report'), stepOf('latency', { state: 'cancelled', lastRun: cancelled })];
    expect(issuesOf(factsOf({ steps, issues: [described] }))).toMatchObject([
      { number: 4, title: 'Rows are refused', step: 'crud' },
    ]);
  });
});
