import { describe, expect, it } from 'vitest';
import { LOCALES } from '../i18n/locale';
import { translate } from '../i18n/translate';
import { findOutline } from './find-outline';
import { OUTLINE, PHASE_IDS, PHASE_NUMBERS, phaseOfNumber } from './outline';
import { RUN_STATUS_LOOK, RUN_STATUSES, STEP_STATE_LOOK, STEP_STATES } from './status';
import { isStepId, STEP_IDS } from './step-id';
import { stepText } from './step-text';

describe('the outline', () => {
  it('goes through the phases in their order', () => {
    const places = OUTLINE.map(({ phase }) => PHASE_IDS.indexOf(phase));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(PHASE_IDS.length);
  });

  it('numbers its rows as the plan does, in order within a phase', () => {
    for (const phase of PHASE_IDS) {
      const rows = OUTLINE.filter((row) => row.phase === phase);
      const numbers = rows.map(({ number }) => number);
      for (const number of numbers) expect(number.split('.')[0]).toBe(PHASE_NUMBERS[phase]);
      const seconds = numbers.map((number) => Number(number.split('.')[1]));
      expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
    }
  });

  it.each(OUTLINE.map((row) => [row.id, row] as const))(
    '%s is found, and has its texts in both languages',
    (id, row) => {
      expect(isStepId(id)).toBe(true);
      expect(findOutline(id)).toBe(row);
      expect(row.estimate).toBeGreaterThan(0);
      for (const locale of LOCALES)
        for (const part of ['title', 'what', 'why', 'risk', 'run', 'running'] as const)
          expect(translate(locale, stepText(id, part))).not.toBe('');
    },
  );

  it.each(['', 'crud ', 'CRUD', 'schema', 'constructor', '__proto__'])('%j is no step', (text) => {
    expect(isStepId(text)).toBe(false);
  });

  it('knows a phase by its old number, and no other text', () => {
    for (const phase of PHASE_IDS) expect(phaseOfNumber(PHASE_NUMBERS[phase])).toBe(phase);
    for (const text of ['', '9', 'schema', '01', 'd']) expect(phaseOfNumber(text)).toBeUndefined();
  });

  it('holds each step once', () => {
    expect(new Set(STEP_IDS).size).toBe(OUTLINE.length);
  });
});

describe('states', () => {
  it('say when nothing more happens, and never by colour alone', () => {
    const open = RUN_STATUSES.filter((status) => !RUN_STATUS_LOOK[status].isTerminal);
    expect(open).toEqual(['queued', 'running', 'cancelling']);
    for (const status of RUN_STATUSES) expect(RUN_STATUS_LOOK[status].icon).toBeTruthy();
  });

  it('count as done when they passed or were left out', () => {
    expect(STEP_STATES.filter((state) => STEP_STATE_LOOK[state].isDone)).toEqual([
      'succeeded',
      'warned',
      'skipped',
    ]);
  });
});
