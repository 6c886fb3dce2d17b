import { expect, it } from 'vitest';
import { reverseNames } from '../../postgres/replication/follow-names';
import type { RunView } from '../../runs/derive-run';
import type { ReportStep } from '../report-facts';
import { outcomeOf, runOf, stepOf } from '../testing/step-fixtures';
import { leftOnTarget } from './left-on-target';

const migration = { id: '0c0ffee0-0000-4000-8000-000000000000' };
const switched = (wayBack: 'pass' | 'warn', state: ReportStep['state'] = 'succeeded') =>
  stepOf('data.cutover', {
    state,
    lastRun: runOf('data.cutover', { outcomes: [outcomeOf('data.cutover.wayBack', wayBack)] }),
  });
const broken = (startedAt: string | null) =>
  stepOf('data.cutover', {
    state: 'interrupted',
    lastRun: runOf('data.cutover', { status: 'interrupted', evidence: null, outcomes: [], startedAt }),
  });
const cleaned = (verdict: 'pass' | 'fail') =>
  stepOf('data.clean', {
    lastRun: runOf('data.clean', { outcomes: [outcomeOf('data.clean.left', verdict)] }),
  });
const carried = (change: Partial<RunView>) =>
  stepOf('data.reverse', { lastRun: runOf('data.reverse', change) });

it.each<[name: string, steps: () => ReportStep[], count: number]>([
  ['a target that nobody was switched to', () => [], 0],
  ['one that was, with a way back', () => [switched('pass')], 1],
  ['one that was, without one', () => [switched('warn')], 0],
  ['one whose switch was broken off', () => [broken('2026-11-24T08:00:00Z')], 1],
  ['one whose switch never began', () => [broken(null)], 0],
  ['one whose switch was undone', () => [switched('pass', 'undone')], 0],
  ['one that was cleaned up', () => [switched('pass'), cleaned('pass')], 0],
  ['one where something stayed', () => [switched('pass'), cleaned('fail')], 1],
  ['one that was switched to again', () => [cleaned('pass'), switched('pass')], 1],
  ['one whose way back is being used', () => [switched('pass'), carried({})], 1],
  ['one whose way back was given up', () => [switched('pass'), carried({ action: 'undo' })], 0],
  ['one where that failed', () => [switched('pass'), carried({ action: 'undo', status: 'failed' })], 1],
])('names the slot that is left on %s', (_, steps, count) => {
  const left = leftOnTarget({ steps: steps(), migration });
  expect(left).toHaveLength(count);
  for (const message of left)
    expect(message.params).toMatchObject({ step: 'data.cutover', slot: reverseNames(migration.id).slot });
});
