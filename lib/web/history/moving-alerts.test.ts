import { describe, expect, it } from 'vitest';
import { translator } from '../../i18n/translate';
import { movingAlerts } from './moving-alerts';

const MB = 1024 * 1024;
const follow = {
  ...{ kind: 'follow', state: 'follows', at: 1, lagSeconds: 1, heldBytes: MB, keepMb: 4_096 },
  ...{ secondsLeft: null, verified: { at: 1, tables: 3, differing: 0 } },
};
const cutover = { kind: 'cutover', isRehearsal: false, began: 1, acts: [], isOpen: false, isByHand: false };
const alerts = (detail: unknown) => movingAlerts([{ stepId: 'data.follow', detail }]);

describe('the alarms of what moves', () => {
  it.each<[string, unknown, string[]]>([
    ['a following that keeps up', follow, []],
    ['one that falls behind', { ...follow, lagSeconds: 61 }, ['late']],
    ['one that is lost for the moment', { ...follow, state: 'reconnects' }, ['reconnects']],
    ['one whose slot nears its limit', { ...follow, heldBytes: 2_049 * MB }, ['held']],
    ['one without a limit that holds little', { ...follow, heldBytes: 8_000 * MB, keepMb: -1 }, []],
    ['one without a limit that fills the disk', { ...follow, heldBytes: 9_000 * MB, keepMb: -1 }, ['held']],
    ['one that is lost within hours', { ...follow, heldBytes: 65 * MB, secondsLeft: 3_600 }, ['held']],
    [
      'rows that differ, before anything else',
      { ...follow, lagSeconds: 99, verified: { at: 1, tables: 3, differing: 1 } },
      ['differs'],
    ],
    ['a switch that goes on by itself', cutover, []],
    ['a switch that waits for a person', { ...cutover, isByHand: true }, ['byHand']],
    ['another picture', { kind: 'copy' }, []],
    ['none yet', null, []],
  ])('of %s', (_, detail, ids) => {
    expect(alerts(detail).map(({ id }) => id)).toEqual(ids);
  });

  it.each(['en', 'es'] as const)('name the step and its figures in %s', (locale) => {
    const t = translator(locale);
    const all = [
      { ...follow, lagSeconds: 90 },
      { ...follow, heldBytes: 3_000 * MB },
      { ...follow, state: 'reconnects' },
      { ...follow, verified: { at: 1, tables: 3, differing: 1 } },
      { ...cutover, isByHand: true },
    ].flatMap((detail) => alerts(detail).map(({ message }) => t(message)));
    expect(all).toHaveLength(5);
    expect(all[0]).toContain('90 s');
    expect(all[1]).toMatch(/3[.,]1 GB/);
    expect(all.join(' ')).not.toMatch(/[{}]|undefined|NaN|follow|cutover/);
  });
});
