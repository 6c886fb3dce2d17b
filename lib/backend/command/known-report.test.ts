import { expect, it } from 'vitest';
import { knownReport } from './known-report';

const counts = { passed: 1, failed: 0, skipped: 0 };
const report = { runner: 'pytest', counts, tests: [{ name: 'a', outcome: 'passed' }], names: 'all' };

it('reads what an earlier run of tests said', () => {
  expect(knownReport({ report, kind: 'unit' })).toEqual(report);
});

it.each([
  [null],
  [{}],
  [[]],
  ['x'],
  [{ report: null }],
  [{ report: { counts } }],
  [{ report: { ...report, tests: {} } }],
])('is silent about %j, which it cannot read', (evidence) => expect(knownReport(evidence)).toBeNull());
