import { type NamedTest, namesOf, type ResultParser } from '../test-report';

const TOTAL = /^(?:\[\w+\] )?Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: (\d+)\s*$/gm;
/** `[ERROR]   ThingTest.doesThat:42 expected …` in the list of failures. */
const FAILURE = /^\[ERROR\] +([A-Z][\w$.]*\.\w+):\d+/gm;

/** Maven's Surefire and Failsafe: the totals without a class are those of a module. */
export const maven: ResultParser = (output) => {
  const totals = [...output.matchAll(TOTAL)];
  if (totals.length === 0) return null;
  const sum = (column: number) => totals.reduce((all, total) => all + Number(total[column]), 0);
  const failed = sum(2) + sum(3);
  const counts = { failed, skipped: sum(4), passed: Math.max(sum(1) - failed - sum(4), 0) };
  const names = new Set([...output.matchAll(FAILURE)].map(([, name]) => name ?? ''));
  const tests: NamedTest[] = [...names].map((name) => ({ name, outcome: 'failed' }));
  return { runner: 'maven', counts, tests, names: namesOf(tests, counts) };
};
