import { countedBefore, type NamedTest, namesOf, type ResultParser, type TestOutcome } from '../test-report';

const SUMMARY = /^Tests: +(\S.*) total$/m;
const FILE = /^(?:PASS|FAIL) (\S+)/;
const VERBOSE = /^( +)([✓✕○√×✎]) (?:skipped |todo )?(.+)$/;
/** How long it took, behind a test's name. */
const DURATION = / \([\d.,]{1,20} m?s\)$/;
const GROUP = /^( +)(\S.*)$/;
/** `● group › test`, once per failure, above its trace. */
const FAILURE = /^ +● (\S.*)$/;

function outcomeOf(sign: string): TestOutcome {
  if (sign === '✓' || sign === '√') return 'passed';
  return sign === '○' || sign === '✎' ? 'skipped' : 'failed';
}

/** Walks the indented tree that `--verbose` prints; a test's name is its file, its groups and itself. */
function verboseTests(lines: readonly string[]): NamedTest[] {
  const tests: NamedTest[] = [];
  let file = '';
  let groups: { indent: number; name: string }[] = [];
  for (const line of lines) {
    const found = FILE.exec(line);
    if (found?.[1]) [file, groups] = [found[1], []];
    const test = VERBOSE.exec(line);
    const indent = (test ?? GROUP.exec(line))?.[1]?.length ?? 0;
    groups = indent > 0 ? groups.filter((group) => group.indent < indent) : [];
    if (test) {
      const name = [file, ...groups.map((group) => group.name), (test[3] ?? '').replace(DURATION, '')].join(
        ' › ',
      );
      tests.push({ name, outcome: outcomeOf(test[2] ?? '') });
    } else if (indent > 0) groups.push({ indent, name: line.trim() });
  }
  return tests;
}

function failures(lines: readonly string[]): NamedTest[] {
  const names = new Set<string>();
  let file = '';
  for (const line of lines) {
    file = FILE.exec(line)?.[1] ?? file;
    const name = FAILURE.exec(line)?.[1];
    if (name && !/^Console$/.test(name)) names.add(`${file} › ${name}`);
  }
  return [...names].map((name) => ({ name, outcome: 'failed' }));
}

/** Jest's default and verbose reporters. */
export const jest: ResultParser = (output) => {
  const summary = SUMMARY.exec(output);
  if (!summary || !/^Test Suites: /m.test(output)) return null;
  const counted = (word: string) => countedBefore(summary[1] ?? '', word);
  const counts = {
    passed: counted('passed'),
    failed: counted('failed'),
    skipped: counted('skipped') + counted('todo'),
  };
  const lines = output.split('\n');
  const all = verboseTests(lines);
  const tests = all.length > 0 ? all : failures(lines);
  return { runner: 'jest', counts, tests, names: namesOf(tests, counts) };
};
