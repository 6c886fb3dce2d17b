import { type NamedTest, namesOf, type ResultParser, type TestOutcome } from '../test-report';

/** `test_a (tests.test_x.Case.test_a) ... ok` with -v; Python before 3.11 names the class only. */
const VERBOSE =
  /^(\w+) \(([\w.]+)\)(?:\n.*?)? \.\.\. (ok|FAIL|ERROR|skipped|expected failure|unexpected success)\b/gm;
const FAILING = /^(?:FAIL|ERROR): (\w+) \(([\w.]+)\)/gm;
const RAN = /^Ran (\d+) tests? in [\d.]+s\s+(OK|FAILED|NO TESTS RAN)(?: \(([^)]*)\))?/m;

function outcomeOf(word: string): TestOutcome {
  if (word === 'ok') return 'passed';
  return word === 'skipped' || word === 'expected failure' ? 'skipped' : 'failed';
}

const fullName = (test: string, path: string) => (path.endsWith(`.${test}`) ? path : `${path}.${test}`);

function counted(details: string, ...words: string[]): number {
  return words.reduce(
    (sum, word) => sum + Number(new RegExp(`\\b${word}=(\\d+)`).exec(details)?.[1] ?? 0),
    0,
  );
}

/** Python's own unittest (and Django's runner, which prints the same). */
export const unittest: ResultParser = (output) => {
  const ran = RAN.exec(output);
  if (!ran) return null;
  const details = ran[3] ?? '';
  const named = new Map<string, TestOutcome>();
  for (const [, test, path, word] of output.matchAll(VERBOSE))
    named.set(fullName(test ?? '', path ?? ''), outcomeOf(word ?? ''));
  for (const [, test, path] of output.matchAll(FAILING))
    named.set(fullName(test ?? '', path ?? ''), 'failed');
  const tests: NamedTest[] = [...named].map(([name, outcome]) => ({ name, outcome }));
  const failed = counted(details, 'failures', 'errors', 'unexpected successes');
  const skipped = counted(details, 'skipped', 'expected failures');
  const counts = { failed, skipped, passed: Math.max(Number(ran[1]) - failed - skipped, 0) };
  return { runner: 'unittest', counts, tests, names: namesOf(tests, counts) };
};
