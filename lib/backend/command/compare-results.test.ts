import { describe, expect, it } from 'vitest';
import { compareResults } from './compare-results';
import { countTests, type NamedTest, type TestReport } from './test-report';

function report(tests: Record<string, NamedTest['outcome']>, names: TestReport['names'] = 'all'): TestReport {
  const list = Object.entries(tests).map(([name, outcome]) => ({ name, outcome }));
  return { runner: 'pytest', counts: countTests(list), tests: list, names };
}

describe('compareResults', () => {
  it('tells newly failing, newly passing and missing apart by name', () => {
    const before = report({
      ...({ a: 'passed', b: 'passed', c: 'failed', d: 'failed', e: 'passed', f: 'skipped' } as const),
      h: 'passed',
    });
    const now = report({
      a: 'passed',
      b: 'failed',
      c: 'passed',
      d: 'failed',
      f: 'passed',
      g: 'failed',
      h: 'skipped',
    });
    expect(compareResults(before, now)).toEqual({
      by: 'name',
      passedBefore: 4,
      stillPassing: 1,
      newlyFailing: ['b', 'g'],
      newlyPassing: ['c'],
      missing: ['e'],
      newlySkipped: ['h'],
    });
  });

  it('does not let a new passing test make up for one that broke', () => {
    const before = report({ a: 'passed', b: 'passed' });
    const now = report({ a: 'failed', b: 'passed', c: 'passed' });
    expect(compareResults(before, now)).toMatchObject({ passedBefore: 2, stillPassing: 1 });
  });

  it('compares the numbers where a run does not name every test', () => {
    const before = { ...report({ x: 'failed' }, 'failed'), counts: { passed: 10, failed: 1, skipped: 0 } };
    const now = {
      ...report({ x: 'failed', y: 'failed' }, 'failed'),
      counts: { passed: 9, failed: 2, skipped: 0 },
    };
    expect(compareResults(before, now)).toMatchObject({
      by: 'count',
      passedBefore: 10,
      stillPassing: 9,
      newlyFailing: ['y'],
    });
  });
});
