import { type NamedTest, namesOf, type ResultParser, type TestOutcome } from '../test-report';

const TEST = /^(\S.*) (PASSED|FAILED|SKIPPED)$/gm;
const TOTAL = /^(\d+) tests? completed(?:, (\d+) failed)?(?:, (\d+) skipped)?$/gm;
const OUTCOMES: Readonly<Record<string, TestOutcome>> = {
  PASSED: 'passed',
  FAILED: 'failed',
  SKIPPED: 'skipped',
};

/** Gradle says how many only when something failed, and names passing tests only where the build asks for it. */
export const gradle: ResultParser = (output) => {
  const tests: NamedTest[] = [...output.matchAll(TEST)].flatMap(([, name = '', word]) =>
    name.includes(' > ') ? [{ name, outcome: OUTCOMES[word ?? ''] ?? 'failed' }] : [],
  );
  const totals = [...output.matchAll(TOTAL)];
  if (!/^BUILD (SUCCESSFUL|FAILED) in /m.test(output) || (tests.length === 0 && totals.length === 0))
    return null;
  const told = (column: number) => totals.reduce((all, total) => all + Number(total[column] ?? 0), 0);
  const listed = (outcome: TestOutcome) => tests.filter((test) => test.outcome === outcome).length;
  const failed = Math.max(told(2), listed('failed'));
  const skipped = Math.max(told(3), listed('skipped'));
  const passed = Math.max(told(1) - failed - skipped, listed('passed'));
  const counts = { passed, failed, skipped };
  return { runner: 'gradle', counts, tests, names: namesOf(tests, counts) };
};
