import { describe, expect, it } from 'vitest';
import type { TakenBack } from '../plan/step';
import type { RunView } from './derive-run';
import { hasPassed, lastChange, lastTakenBack } from './last-change';
import { outcomes, runView } from './testing/run-view';

const CATALOG: TakenBack = { by: ['rollback.schema', 'rollback.everything'], when: 'rollback.catalog' };

const deploy = (change: Partial<RunView> = {}) => runView('schema.deploy', change);
const rollback = (verdict: 'pass' | 'fail' | 'warn' | 'unchecked', change: Partial<RunView> = {}) =>
  runView('rollback.everything', { outcomes: outcomes({ 'rollback.catalog': verdict }), ...change });

/** Which of the runs is the last that changed what others read of the deploy, and whether it took it back. */
function last(runs: readonly RunView[], back: TakenBack | undefined = CATALOG): string {
  const change = lastChange(runs, 'schema.deploy', back);
  return change ? `${runs.indexOf(change.run)}${change.isUndone ? ' undone' : ''}` : 'none';
}

describe('the last change of a step', () => {
  it.each<[name: string, runs: () => RunView[], expected: string]>([
    ['nothing was run', () => [], 'none'],
    ['it passed', () => [deploy()], '0'],
    ['it passed with warnings', () => [deploy({ status: 'warned' })], '0'],
    ['it passed twice', () => [deploy(), deploy()], '1'],
    ['it failed', () => [deploy({ status: 'failed' })], 'none'],
    ['it failed after it had passed', () => [deploy(), deploy({ status: 'failed' })], '0'],
    ['it was cancelled', () => [deploy({ status: 'cancelled' })], 'none'],
    ['it is running', () => [deploy({ status: 'running' })], 'none'],
    ['it was only previewed', () => [deploy({ action: 'preview' })], 'none'],
    ['it was asked again', () => [deploy(), deploy({ action: 'recheck' })], '0'],
    ['it was undone', () => [deploy(), deploy({ action: 'undo' })], '1 undone'],
    ['its undo failed', () => [deploy(), deploy({ action: 'undo', status: 'failed' })], '0'],
    ['it was run again after its undo', () => [deploy(), deploy({ action: 'undo' }), deploy()], '2'],
    ['a rollback took it back', () => [deploy(), rollback('pass')], '1 undone'],
    ['it was run again after a rollback', () => [deploy(), rollback('pass'), deploy()], '2'],
    ['a rollback did not get to it', () => [deploy(), rollback('fail')], '0'],
    ['a rollback did not look', () => [deploy(), rollback('unchecked')], '0'],
    [
      'a rollback proved it and found something else red',
      () => [deploy(), rollback('pass', { status: 'failed' })],
      '1 undone',
    ],
    ['a rollback was only previewed', () => [deploy(), rollback('pass', { action: 'preview' })], '0'],
    ['a rollback found nothing that had been run', () => [rollback('pass')], 'none'],
    [
      'the rollback of the files passed',
      () => [deploy(), runView('rollback.backend', { outcomes: outcomes({ 'rollback.files': 'pass' }) })],
      '0',
    ],
    ['another step ran', () => [deploy(), runView('schema.verify')], '0'],
  ])('%s', (_, runs, expected) => {
    expect(last(runs())).toBe(expected);
  });

  it('knows no rollback for a step that none takes back', () => {
    const runs = [deploy(), rollback('pass')];
    expect(lastChange(runs, 'schema.deploy', undefined)?.run).toBe(runs[0]);
    expect(lastTakenBack(runs, undefined)).toBeNull();
  });

  it('names the newest rollback that proved itself', () => {
    const [first, second, unproved] = [rollback('pass'), rollback('pass'), rollback('fail')];
    expect(lastTakenBack([first, second, unproved], CATALOG)).toBe(second);
    expect(lastTakenBack([unproved], CATALOG)).toBeNull();
  });

  it.each([
    ['succeeded', true],
    ['warned', true],
    ['failed', false],
    ['cancelled', false],
    ['interrupted', false],
    ['running', false],
    ['queued', false],
    ['cancelling', false],
  ] as const)('%s counts as passed: %s', (status, expected) => {
    expect(hasPassed(deploy({ status }))).toBe(expected);
  });
});
