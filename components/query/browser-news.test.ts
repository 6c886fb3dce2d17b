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

/** A step whose newest run ended at a time. */
const ended = (state: SummaryStep['state'], endedAt: number): MigrationSummary => ({
  ...summary(0),
  steps: [{ ...step('0', state), endedAt }],
});

describe('newsBetween', () => {
  it.each<[string, MigrationSummary, MigrationSummary, string[]]>([
    ['nothing happened', summary(0, 'running'), summary(0, 'running'), []],
    ['work ended well', summary(0, 'running'), summary(0, 'succeeded'), ['ended']],
    ['work failed', summary(0, 'running'), summary(0, 'failed'), ['ended']],
    ['a preview waits', summary(0, 'running'), summary(0, 'waiting'), ['waiting']],
    ['work began', summary(0, 'ready'), summary(0, 'running'), []],
    ['a person skipped a step', summary(0, 'ready'), summary(0, 'skipped'), []],
    ['work so short that nobody saw it run', summary(0, 'ready'), ended('failed', 7), ['ended']],
    ['a preview so short that nobody saw it run', summary(0, 'ready'), summary(0, 'waiting'), ['waiting']],
    ['a preview waits on', summary(0, 'waiting'), summary(0, 'waiting'), []],
    ['it was done again, just as short', ended('failed', 7), ended('failed', 9), ['ended']],
    ['a person skipped what had failed', ended('failed', 7), ended('skipped', 7), []],
    ['something before it changed', ended('succeeded', 7), ended('stale', 7), []],
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
