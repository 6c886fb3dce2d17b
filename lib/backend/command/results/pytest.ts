import { countedBefore, type NamedTest, namesOf, type ResultParser, type TestOutcome } from '../test-report';

const OUTCOMES: Readonly<Record<string, TestOutcome>> = {
  PASSED: 'passed',
  XPASS: 'passed',
  FAILED: 'failed',
  ERROR: 'failed',
  SKIPPED: 'skipped',
  XFAIL: 'skipped',
};
/** `tests/test_a.py::test_b PASSED [ 50%]` with -v. */
const VERBOSE = /^(\S.*?) (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b/gm;
const IN_FILE = /^\S+::/;
/** `FAILED tests/test_a.py::test_b - AssertionError` in the short summary. */
const SHORT = /^(FAILED|ERROR) (\S+?\.py(?:::.+?)?)(?: - .*)?$/gm;
/** `==== 1 failed, 2 passed, 1 skipped in 0.12s ====`, with or without the bars (-q). */
const SUMMARY = /^(?:=+ )?((?:\d+ [a-z]+(?:, )?)+)(?: in [\d.]+s.*)/gm;

function counted(summary: string, ...words: string[]): number {
  return words.reduce((sum, word) => sum + countedBefore(summary, word), 0);
}

/** pytest, with -v (every name), plain (names of the failing ones) or -q. */
export const pytest: ResultParser = (output) => {
  const summary = [...output.matchAll(SUMMARY)].at(-1)?.[1];
  if (!summary || !/passed|failed|skipped|errors?|deselected|xfailed/.test(summary)) return null;
  if (!/::|test session starts|pytest|\.py|^[.FEsx]+ +\[ *\d+%\]/m.test(output)) return null;
  const named = new Map<string, TestOutcome>();
  for (const [, name = '', word] of output.matchAll(VERBOSE))
    if (IN_FILE.test(name)) named.set(name, OUTCOMES[word ?? ''] ?? 'failed');
  for (const [, , name] of output.matchAll(SHORT)) named.set(name ?? '', 'failed');
  const tests: NamedTest[] = [...named].map(([name, outcome]) => ({ name, outcome }));
  const counts = {
    passed: counted(summary, 'passed', 'xpassed'),
    failed: counted(summary, 'failed', 'error', 'errors'),
    skipped: counted(summary, 'skipped', 'xfailed'),
  };
  return { runner: 'pytest', counts, tests, names: namesOf(tests, counts) };
};
