import { type NamedTest, namesOf, type ResultParser, type TestOutcome } from '../test-report';

const SUMMARY = /^ *Tests +(.+?) \((\d+)\)$/m;
/** ` ✓ src/a.test.ts > group > test 3ms` (verbose). */
const VERBOSE = /^ +([✓×↓✗]) (\S+\.[cm]?[jt]sx?(?: > .+?)+?)(?: +\d+(?:\.\d+)?m?s)?$/gm;
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
  const counted = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(summary[1] ?? '')?.[1] ?? 0);
  const counts = {
    passed: counted('passed'),
    failed: counted('failed'),
    skipped: counted('skipped') + counted('todo'),
  };
  const named = new Map<string, TestOutcome>();
  for (const [, sign, name] of output.matchAll(VERBOSE)) named.set(name ?? '', outcomeOf(sign ?? ''));
  for (const [, name] of output.matchAll(FAILURE)) if (name?.includes(' > ')) named.set(name, 'failed');
  const tests: NamedTest[] = [...named].map(([name, outcome]) => ({ name, outcome }));
  return { runner: 'vitest', counts, tests, names: namesOf(tests, counts) };
};
