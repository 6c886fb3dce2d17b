import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../plan/step';
import { outcomeOf, runOf } from '../testing/step-fixtures';
import { recheckEntries } from './rechecks';

const ID = 'file-to-target';
const judged = (verdict: Verdict | null, change: Parameters<typeof runOf>[1] = {}) =>
  runOf('schema.verify', { outcomes: verdict ? [outcomeOf(ID, verdict)] : [], ...change });
const round = (...runs: readonly ReturnType<typeof runOf>[]) => ({
  id: '1',
  runIds: runs.map(({ id }) => id),
  leftOut: ['connection' as const],
  by: 'Ana',
  at: new Date('2026-11-24T10:00:00Z'),
});

describe('what drifted since', () => {
  it.each<[before: Verdict | null, after: Verdict, hasDrifted: boolean]>([
    ['pass', 'pass', false],
    ['pass', 'fail', true],
    ['pass', 'warn', true],
    ['pass', 'unchecked', true],
    ['fail', 'pass', true],
    ['warn', 'fail', true],
    ['unchecked', 'pass', false],
    ['unchecked', 'fail', true],
    ['unchecked', 'warn', true],
    [null, 'pass', false],
    [null, 'unchecked', false],
    [null, 'fail', true],
  ])('%s, then %s: %s', (before, after, hasDrifted) => {
    const was = judged('pass', {
      outcomes: before ? [outcomeOf(ID, before)] : [outcomeOf('another', 'pass')],
    });
    const now = judged(after, { action: 'recheck' });
    const [entry] = recheckEntries([round(now)], [was, now]);
    expect(entry?.checks[0]).toMatchObject({
      state: hasDrifted ? 'drifted' : 'same',
      changes: hasDrifted ? [{ criterion: ID, before, after }] : [],
    });
  });

  it('is held against the last answer, a recheck’s too, and never against another step’s', () => {
    const first = judged('pass');
    const other = runOf('crud', { outcomes: [outcomeOf(ID, 'fail')] });
    const drifted = judged('fail', { action: 'recheck' });
    const broken = judged(null, { status: 'failed' });
    const again = judged('fail', { action: 'recheck' });
    const runs = [first, other, drifted, broken, again];
    const states = recheckEntries([round(drifted), round(again)], runs).map(({ checks }) => checks[0]?.state);
    expect(states).toEqual(['drifted', 'same']);
  });

  it('says what is under way, what failed and with which code, and what was left out', () => {
    const running = judged(null, { action: 'recheck', status: 'running', isTerminal: false });
    const failed = judged(null, {
      action: 'recheck',
      status: 'failed',
      error: { code: 'MUD-100', params: {} },
    });
    const broken = judged(null, { action: 'recheck', status: 'interrupted' });
    const [entry] = recheckEntries([round(running, failed, broken)], [running, failed, broken]);
    expect(entry).toMatchObject({
      by: 'Ana',
      isDone: false,
      leftOut: ['connection'],
      at: '2026-11-24T10:00:00.000Z',
    });
    expect(entry?.checks.map(({ state, error }) => [state, error])).toEqual([
      ['running', null],
      ['failed', 'MUD-100'],
      ['failed', 'interrupted'],
    ]);
  });
});
