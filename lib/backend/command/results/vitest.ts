import { countedBefore, type NamedTest, namesOf, type ResultParser, type TestOutcome } from '../test-report';

const SUMMARY = /^ *Tests +(\S.*) \(\d{1,9}\)$/m;
/** ` ✓ src/a.test.ts > group > test 3ms` (verbose). */
const VERBOSE = /^ +([✓×↓✗]) (\S.*)$/gm;
const IN_FILE = /^\S+\.[cm]?[jt]sx? > \S/;
const DURATION = /(?<! ) {1,9}\d{1,9}(?:\.\d{1,9})?m?s$/;
/** ` FAIL  src/a.test.ts > group > test`, once per failure. */
const FAILURE = /^ *FAIL +(?:\|[^|]+\| )?(\S+\.[cm]?[jt]sx?(?: > .+)?)$/gm;

function outcomeOf(sign: string): TestOutcome {
  if (sign === '✓') return 'passed';
  return sign === '↓' ? 'skipped' : 'failed';
}

/** Vitest's default and verbose reporters. */
export const vitest: ResultParser = (output) => {
  const summary = SUMMARY.exec(output);
  if (!summary || !/^ *Test Files +/m.test(output)) return null;
  const counted = (word: string) => countedBefore(summary[1] ?? '', word);
  const counts = {
    passed: counted('passed'),
    failed: counted('failed'),
    skipped: counted('skipped') + counted('todo'),
  };
  const named = new Map<string, TestOutcome>();
  for (const [, sign, name = ''] of output.matchAll(VERBOSE))
    if (IN_FILE.test(name)) named.set(name.replace(DURATION, ''), outcomeOf(sign ?? ''));
  for (const [, name] of output.matchAll(FAILURE)) if (name?.includes(' > ')) named.set(name, 'failed');
  const tests: NamedTest[] = [...named].map(([name, outcome]) => ({ name, outcome }));
  return { runner: 'vitest', counts, tests, names: namesOf(tests, counts) };
};
