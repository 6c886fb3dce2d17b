import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SummaryStep } from './migration-summary';
import { markedTitle, type TabState, tabIcon, tabState } from './tab-state';

const step = (state: SummaryStep['state']): SummaryStep => ({
  ...{ id: state, phase: 'prepare', isOptional: false, startedAt: null, endedAt: null },
  ...{ reason: null, skippedBecause: null, state },
});

describe('tabState', () => {
  it.each<[SummaryStep['state'][], number, TabState]>([
    [[], 0, 'calm'],
    [['succeeded', 'warned', 'skipped', 'ready', 'blocked', 'stale'], 0, 'calm'],
    [['running'], 0, 'running'],
    [['running', 'waiting'], 0, 'waiting'],
    [['waiting', 'failed', 'running'], 0, 'failed'],
    [['interrupted'], 0, 'failed'],
    [['failed'], 1, 'alert'],
  ])('%s with %i alerts: %s', (states, alerts, expected) => {
    expect(tabState({ steps: states.map(step), alerts })).toBe(expected);
  });
});

it('raises no alarm for a red result that somebody waived', () => {
  const waived = { ...step('failed'), isWaived: true };
  expect(tabState({ steps: [waived], alerts: 0 })).toBe('calm');
  expect(tabState({ steps: [waived, step('failed')], alerts: 0 })).toBe('failed');
});

describe('markedTitle', () => {
  it('carries one mark, whatever was there before', () => {
    expect(markedTitle('Overview · Mudanza', 'running')).toBe('▶ Overview · Mudanza');
    expect(markedTitle('▶ Overview', 'failed')).toBe('✕ Overview');
    expect(markedTitle('⚠ ✕ Overview', 'waiting')).toBe('◐ Overview');
    expect(markedTitle('◐ Overview', 'calm')).toBe('Overview');
    expect(markedTitle('Overview ▶ here', 'calm')).toBe('Overview ▶ here');
  });
});

it.each<TabState>(['alert', 'failed', 'waiting', 'running', 'calm'])('has an icon for %s', (state) => {
  expect(existsSync(`public${tabIcon(state)}`)).toBe(true);
});
