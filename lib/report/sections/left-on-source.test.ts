import { expect, it } from 'vitest';
import { followNames } from '../../postgres/replication/follow-names';
import { outcomeOf, runOf, stepOf } from '../testing/step-fixtures';
import { leftOnSource } from './left-on-source';
import { verdictOf } from './verdict';

const migration = { id: '0c0ffee0-0000-4000-8000-000000000000' };
const prepared = (change: Parameters<typeof stepOf>[1] = {}) => stepOf('data.prepare', change);
const cleaned = (verdict: 'pass' | 'fail') =>
  stepOf('data.clean', {
    state: verdict === 'pass' ? 'succeeded' : 'failed',
    lastRun: runOf('data.clean', { outcomes: [outcomeOf('data.clean.left', verdict)] }),
  });
const broken = (startedAt: string | null) =>
  prepared({
    state: 'interrupted',
    lastRun: runOf('data.prepare', { status: 'interrupted', evidence: null, outcomes: [], startedAt }),
  });
const failed = prepared({
  state: 'failed',
  lastRun: runOf('data.prepare', { status: 'failed', evidence: null, outcomes: [] }),
});

it.each<[name: string, steps: () => ReturnType<typeof stepOf>[], count: number]>([
  ['a source that nobody prepared', () => [], 0],
  ['one that was prepared', () => [prepared()], 1],
  ['one that was cleaned up', () => [prepared(), cleaned('pass')], 0],
  ['one where something stayed', () => [prepared(), cleaned('fail')], 1],
  ['one that was prepared again', () => [cleaned('pass'), prepared()], 1],
  ['one whose preparation was taken back', () => [prepared({ state: 'undone' })], 0],
  ['one whose preparation was broken off', () => [broken('2026-11-24T08:00:00Z')], 1],
  ['one whose preparation never began', () => [broken(null)], 0],
  ['one whose preparation was refused', () => [failed], 0],
])('names what is left on %s', (_, steps, count) => {
  const left = leftOnSource({ steps: steps(), migration });
  expect(left).toHaveLength(count);
  for (const message of left)
    expect(message).toMatchObject({
      key: 'report.verdict.leftOnSource',
      params: { step: 'data.prepare', slot: followNames(migration.id).slot },
    });
});

it('keeps the verdict from SUCCESS and stands before all other reasons', () => {
  const steps = [stepOf('crud'), prepared()];
  const left = leftOnSource({ steps, migration });
  const rows = { state: 'empty' as const, rows: 0, tables: 0, moved: 0, isExact: true };
  const judged = {
    facts: { steps, waivers: [] },
    losses: [],
    board: [],
    rows,
    issues: [{ status: 'OPEN' as const }],
  };
  const { status, reasons, rule } = verdictOf({ ...judged, left });
  expect(status).toBe('partial');
  expect(reasons[0]).toEqual(left[0]);
  expect(rule.params).toMatchObject({ left: 1, issues: 1 });
  expect(verdictOf({ ...judged, issues: [] }).status).toBe('success');
});
