import '../steps/registry';
import { expect, it } from 'vitest';
import { say } from '../i18n/message';
import { findStep } from '../plan/step-catalog';
import type { RunView } from './derive-run';
import { lastChange } from './last-change';
import { standingRuns } from './standing-runs';

let clock = 0;
function run(change: Partial<RunView>): RunView {
  clock += 1;
  const at = new Date(Date.UTC(2026, 0, 1, 0, clock)).toISOString();
  return {
    id: `run-${clock}`,
    migrationId: 'm',
    stepId: 'exposure',
    action: 'run',
    attempt: 1,
    input: {},
    undoes: null,
    requestedBy: 'ana',
    requestedAt: at,
    startedAt: at,
    endedAt: at,
    status: 'succeeded',
    isTerminal: true,
    evidence: {},
    outcomes: [],
    preview: null,
    error: null,
    ...change,
  };
}

it('counts runs that ended red, since they may have written, and not those that an undo took back', () => {
  const red = run({ status: 'failed' });
  const passed = run({});
  const broken = run({ status: 'interrupted', evidence: null });
  const undo = run({ action: 'undo', undoes: passed.id });
  const later = run({});
  const ids = standingRuns([red, passed, broken, undo, later], 'exposure').map(({ runId }) => runId);
  expect(ids).toEqual([red.id, later.id]);
  const all = standingRuns([red, passed, broken, undo, later], 'exposure', 'withBroken');
  expect(all.map(({ runId }) => runId)).toEqual([red.id, broken.id, later.id]);
  expect(standingRuns([run({ evidence: null, startedAt: null })], 'exposure', 'withBroken')).toEqual([]);
});

it('begins anew after a rollback of everything that proved itself', () => {
  const before = run({});
  const outcomes = (verdict: 'pass' | 'fail') => [
    { id: 'rollback.catalog', verdict, message: { key: 'common.copied' as const } },
  ];
  const unproved = run({ stepId: 'rollback.everything', status: 'failed', outcomes: outcomes('fail') });
  expect(standingRuns([before, unproved], 'exposure')).toHaveLength(1);
  const proved = run({ stepId: 'rollback.everything', outcomes: outcomes('pass') });
  const after = run({});
  expect(standingRuns([before, proved, after], 'exposure').map(({ runId }) => runId)).toEqual([after.id]);
});

it('counts a run that was killed once it had said what it was about to commit', () => {
  const killed = run({ status: 'interrupted', evidence: null, ahead: { undo: ['x'] } });
  expect(standingRuns([killed], 'exposure')).toMatchObject([{ runId: killed.id, evidence: { undo: ['x'] } }]);
  const undo = run({ action: 'undo', undoes: killed.id });
  expect(standingRuns([killed, undo], 'exposure')).toEqual([]);
});

it('takes a killed run that wrote for taken back once a rollback proved it', () => {
  const killed = run({ status: 'interrupted', evidence: null, ahead: { undo: ['x'] } });
  const outcomes = [{ id: 'rollback.catalog', verdict: 'pass' as const, message: say('common.copied') }];
  const back = run({ stepId: 'rollback.everything', outcomes });
  expect(standingRuns([killed, back], 'exposure')).toEqual([]);
  const change = lastChange([killed, back], 'exposure', findStep('exposure')?.takenBack);
  expect(change).toMatchObject({ isUndone: true, run: { id: back.id } });
  const never = run({ status: 'interrupted', evidence: null });
  expect(lastChange([never, back], 'exposure', findStep('exposure')?.takenBack)).toBeNull();
});
