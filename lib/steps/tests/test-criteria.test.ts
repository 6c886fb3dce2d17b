import { describe, expect, it } from 'vitest';
import { compareResults } from '../../backend/command/compare-results';
import { countTests, type NamedTest, type TestReport } from '../../backend/command/test-report';
import type { TestRun } from '../../plan/evidence/test-run';
import type { Criterion } from '../../plan/step';
import { INTEGRATION_TEST_CRITERIA, UNIT_TEST_CRITERIA } from './test-criteria';

function reportOf(outcomes: Record<string, NamedTest['outcome']>): TestReport {
  const tests = Object.entries(outcomes).map(([name, outcome]) => ({ name, outcome }));
  return { runner: 'pytest', counts: countTests(tests), tests, names: 'all' };
}

function runOf(report: TestReport, before: TestReport | null = null): TestRun {
  return {
    kind: before ? 'unit' : 'integration',
    command: 'make test',
    folder: '.',
    only: null,
    exitCode: 0,
    signal: null,
    endedBy: 'itself',
    ms: 1,
    report,
    comparison: before && compareResults(before, report),
    needed: 0.5,
    neededBecause: null,
    outputId: '',
    droppedLines: 0,
  };
}

const verdicts = (criteria: readonly Criterion<TestRun>[], run: TestRun) =>
  Object.fromEntries(criteria.map(({ id, judge }) => [id, judge(run).verdict]));

describe('tests that prove nothing are not green', () => {
  it('warns when more tests are skipped than run, as without a database', () => {
    const some = reportOf({ a: 'passed', b: 'skipped', c: 'skipped' });
    expect(verdicts(INTEGRATION_TEST_CRITERIA, runOf(some))['tests.share']).toBe('warn');
    const few = reportOf({ a: 'passed', b: 'passed', c: 'skipped' });
    expect(verdicts(INTEGRATION_TEST_CRITERIA, runOf(few))['tests.share']).toBe('pass');
  });

  it('names a test that passed before and is skipped now', () => {
    const before = reportOf({ a: 'passed', b: 'passed' });
    const now = runOf(reportOf({ a: 'passed', b: 'skipped' }), before);
    expect(verdicts(UNIT_TEST_CRITERIA, now)).toMatchObject({
      'tests.stillPass': 'pass',
      'tests.nothingNew': 'warn',
    });
    expect(UNIT_TEST_CRITERIA[1]?.judge(now).message.params).toMatchObject({ skipped: 1, names: 'b' });
  });

  it('does not count “all of none” as all', () => {
    const before = reportOf({ a: 'failed' });
    expect(verdicts(UNIT_TEST_CRITERIA, runOf(reportOf({ a: 'failed' }), before))).toMatchObject({
      'tests.stillPass': 'unchecked',
    });
  });
});
