import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestRun, testsUnitEvidence } from '../../plan/evidence/test-run';
import { createTestContext, type TestContext } from '../testing/test-context';
import { stillFailing } from './still-failing';
import { UNIT_TEST_CRITERIA } from './test-criteria';

let ctx: TestContext;
beforeEach(() => {
  ctx = createTestContext();
});
afterEach(() => rmSync(ctx.dataFolder(), { recursive: true, force: true }));

const ALL = 'npm test';

function ran(
  results: Record<string, 'passed' | 'failed' | 'skipped'>,
  change: Partial<TestRun> = {},
): TestRun {
  const tests = Object.entries(results).map(([name, outcome]) => ({ name, outcome }));
  const count = (outcome: string) => tests.filter((test) => test.outcome === outcome).length;
  const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  return {
    kind: 'unit',
    command: ALL,
    folder: '/srv/api',
    only: null,
    exitCode: counts.failed > 0 ? 1 : 0,
    signal: null,
    endedBy: 'itself',
    ms: 10,
    report: { runner: 'node:test', counts, tests, names: 'all' },
    comparison: null,
    needed: 1,
    neededBecause: null,
    outputId: 'output',
    droppedLines: 0,
    ...change,
  };
}

const BEFORE = ran({ fine: 'passed', red: 'failed', other: 'failed' });

describe('tests that failed before', () => {
  it.each<readonly [string, TestRun, string[]]>([
    ['one other test is run', ran({ fine: 'passed' }, { only: 'fine' }), ['red', 'other']],
    ['one of them is run and passes', ran({ red: 'passed' }, { only: 'red' }), ['other']],
    [
      'one of them is run and fails, which its own result says',
      ran({ red: 'failed' }, { only: 'red' }),
      ['other'],
    ],
    ['one of them is skipped', ran({ red: 'skipped' }, { only: 'red' }), ['red', 'other']],
    [
      'a command with fewer tests is run',
      ran({ fine: 'passed' }, { command: 'npm test -- fine' }),
      ['red', 'other'],
    ],
    ['all are run again and pass', ran({ fine: 'passed', red: 'passed', other: 'passed' }), []],
    ['all are run again, and one was removed from the suite', ran({ fine: 'passed', red: 'passed' }), []],
  ])('%s', async (_, now, expected) => {
    ctx.keep(testsUnitEvidence, BEFORE);
    expect(await stillFailing(ctx, now)).toEqual(expected);
  });

  it('stay red over several narrow runs, and make the step red', async () => {
    ctx.keep(testsUnitEvidence, BEFORE);
    const first = ran({ fine: 'passed' }, { only: 'fine' });
    ctx.keep(testsUnitEvidence, { ...first, stillFailing: await stillFailing(ctx, first) });
    const second = ran({ red: 'passed' }, { only: 'red' });
    const left = await stillFailing(ctx, second);
    expect(left).toEqual(['other']);
    const [judged] = UNIT_TEST_CRITERIA.map(({ judge }) => judge({ ...second, stillFailing: left }));
    expect(judged).toMatchObject({ verdict: 'fail', message: { params: { names: 'other', count: 1 } } });
    expect(UNIT_TEST_CRITERIA[0]?.judge(second).verdict).toBe('warn');
  });
});
