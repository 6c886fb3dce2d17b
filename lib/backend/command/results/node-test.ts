import { countTests, type NamedTest, namesOf, type ResultParser, type TestOutcome } from '../test-report';

const TAP = /^( *)(not ok|ok) \d+ - (.*)$/;
const DIRECTIVE = / # (?:SKIP|TODO)\b/;
const SUBTEST = /^( *)# Subtest: (.*)$/;
const SPEC = /^( *)([✔✖﹣]) (.+)$/;
const GROUP = /^( *)▶ (.+)$/;
const DURATION = / \([\d.]{1,20}ms\)$/;
const TOTAL = /^(?:#|ℹ) (pass|fail|skipped|todo|cancelled) (\d+)$/gm;

/** A name without how long it took and without what was said of it. */
function bareName(text: string): string {
  const directive = text.search(DIRECTIVE);
  return (directive > 0 ? text.slice(0, directive) : text).replace(DURATION, '');
}

function tapOutcome(word: string, text: string): TestOutcome {
  if (DIRECTIVE.test(text)) return 'skipped';
  return word === 'ok' ? 'passed' : 'failed';
}

/** In TAP a group reports after its tests, announced before them; it is a test itself only when it holds none. */
function tapTests(lines: readonly string[]): NamedTest[] {
  const tests: NamedTest[] = [];
  const open: { indent: number; name: string; holds: boolean }[] = [];
  for (const line of lines) {
    const opening = SUBTEST.exec(line);
    if (opening) {
      open.push({ indent: opening[1]?.length ?? 0, name: opening[2] ?? '', holds: false });
      continue;
    }
    const point = TAP.exec(line);
    const current = open.at(-1);
    if (!point || !current || current.indent !== (point[1]?.length ?? 0)) continue;
    if (!current.holds) {
      const name = open.map((level) => level.name).join(' > ');
      tests.push({ name, outcome: tapOutcome(point[2] ?? '', point[3] ?? '') });
    }
    open.pop();
    for (const level of open) level.holds = true;
  }
  return tests;
}

function specTests(lines: readonly string[]): NamedTest[] {
  const tests: NamedTest[] = [];
  const holders = new Set<string>();
  let groups: { indent: number; name: string }[] = [];
  for (const line of lines) {
    if (/^✖ failing tests:/.test(line)) break;
    const group = GROUP.exec(line);
    const test = SPEC.exec(line);
    const indent = (group ?? test)?.[1]?.length ?? 0;
    if (group || test) groups = groups.filter((level) => level.indent < indent);
    if (group && !test) groups.push({ indent, name: bareName(group[2] ?? '') });
    if (!test || line.trimStart().startsWith('▶')) continue;
    const outcome = test[2] === '✔' ? 'passed' : test[2] === '✖' ? 'failed' : 'skipped';
    const isSkip = / # (SKIP|TODO)/.test(line);
    const above = groups.map((level) => level.name);
    const name = [...above, bareName(test[3] ?? '')].join(' > ');
    // A group closes with a sign and its own name, at its own depth: it was counted by its tests.
    if (holders.has(name)) continue;
    tests.push({ name, outcome: isSkip ? 'skipped' : outcome });
    for (let depth = 1; depth <= above.length; depth += 1) holders.add(above.slice(0, depth).join(' > '));
  }
  return tests;
}

/** Node's own runner, with the `tap` and the `spec` reporter. */
export const nodeTest: ResultParser = (output) => {
  const totals = new Map([...output.matchAll(TOTAL)].map(([, word, n]) => [word, Number(n)]));
  if (!totals.has('pass') || !totals.has('fail')) return null;
  const lines = output.split('\n');
  const tests = /^TAP version/m.test(output) ? tapTests(lines) : specTests(lines);
  const total = (word: string) => totals.get(word) ?? 0;
  const told = {
    passed: total('pass'),
    failed: total('fail') + total('cancelled'),
    skipped: total('skipped') + total('todo'),
  };
  const counts = tests.length === 0 ? told : countTests(tests);
  return { runner: 'node:test', counts, tests, names: namesOf(tests, counts) };
};
