import { describe, expect, it } from 'vitest';
import { translate } from '../i18n/translate';
import { RUN_STATUS_LOOK, RUN_STATUSES, STEP_STATE_LOOK, STEP_STATES } from './status';

describe('states', () => {
  it('look different where they mean different things to an operator', () => {
    const looks = STEP_STATES.map((state) => `${STEP_STATE_LOOK[state].icon} ${STEP_STATE_LOOK[state].tone}`);
    // Running and running elsewhere aside, no two states of a step share both sign and colour.
    expect(new Set(looks).size).toBe(STEP_STATES.length);
  });

  it('never call a red or unfinished step done', () => {
    for (const state of STEP_STATES)
      if (STEP_STATE_LOOK[state].isDone) expect(STEP_STATE_LOOK[state].tone).not.toBe('danger');
    for (const state of [
      'not-started',
      'blocked',
      'ready',
      'running',
      'waiting',
      'failed',
      'cancelled',
      'interrupted',
      'stale',
      'undone',
    ] as const)
      expect([state, STEP_STATE_LOOK[state].isDone]).toEqual([state, false]);
  });

  it('of a run that has ended never go on', () => {
    const open = RUN_STATUSES.filter((status) => !RUN_STATUS_LOOK[status].isTerminal);
    expect(open).toEqual(['queued', 'running', 'cancelling']);
  });

  it('have a word in both languages', () => {
    for (const state of STEP_STATES)
      for (const locale of ['en', 'es'] as const)
        expect(translate(locale, { key: `run.stepState.${state}.label` as const })).toMatch(/\S/);
  });
});
