import { describe, expect, it } from 'vitest';
import { newsBetween } from './browser-news';
import type { MigrationSummary, SummaryStep } from './migration-summary';

const step = (id: string, state: SummaryStep['state']): SummaryStep => ({
  ...{ id, phase: 'prepare', isOptional: false, startedAt: null, endedAt: null },
  ...{ reason: null, skippedBecause: null, state },
});
const summary = (alerts: number, ...states: SummaryStep['state'][]): MigrationSummary => ({
  ...{ revision: 'r', serverNow: 0, alerts },
  steps: states.map((state, index) => step(String(index), state)),
});

describe('newsBetween', () => {
  it.each<[string, MigrationSummary, MigrationSummary, string[]]>([
    ['nothing happened', summary(0, 'running'), summary(0, 'running'), []],
    ['work ended well', summary(0, 'running'), summary(0, 'succeeded'), ['ended']],
    ['work failed', summary(0, 'running'), summary(0, 'failed'), ['ended']],
    ['a preview waits', summary(0, 'running'), summary(0, 'waiting'), ['waiting']],
    ['work began', summary(0, 'ready'), summary(0, 'running'), []],
    ['a person skipped a step', summary(0, 'ready'), summary(0, 'skipped'), []],
    ['an alert came', summary(0), summary(2), ['alert']],
    ['an alert went', summary(2), summary(1), []],
    [
      'two at once',
      summary(0, 'running', 'running'),
      summary(1, 'warned', 'waiting'),
      ['ended', 'waiting', 'alert'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(newsBetween(before, after).map(({ kind }) => kind)).toEqual(expected);
  });
});
