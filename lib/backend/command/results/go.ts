import { countTests, type NamedTest, namesOf, type ResultParser, type TestOutcome } from '../test-report';

const VERBOSE = /^ *--- (PASS|FAIL|SKIP): (\S+) \([\d.]+s\)$/;
const PACKAGE = /^(ok|FAIL|\?)\s+(\S+)/;
const OUTCOMES: Readonly<Record<string, TestOutcome>> = {
  PASS: 'passed',
  pass: 'passed',
  FAIL: 'failed',
  fail: 'failed',
  SKIP: 'skipped',
  skip: 'skipped',
};

/** One event of `go test -json`, as far as it matters here. */
function readEvent(line: string): { Action?: unknown; Package?: unknown; Test?: unknown } | null {
  if (!line.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

function jsonTests(lines: readonly string[]): NamedTest[] {
  return lines.flatMap((line) => {
    const event = readEvent(line);
    const outcome = typeof event?.Action === 'string' ? OUTCOMES[event.Action] : undefined;
    if (!outcome || typeof event?.Test !== 'string' || typeof event.Package !== 'string') return [];
    return [{ name: `${event.Package} ${event.Test}`, outcome }];
  });
}

/** A package without tests is also "ok". */
const NOTHING_RUN = /\[no tests? (to run|files)\]/;

/**
 * Output for people names a package after its tests. Without -v it names only those that failed: a package that
 * passed then counts as one test, because that is all that is told of it.
 */
function plainTests(lines: readonly string[]): { tests: NamedTest[]; packages: number; isVerbose: boolean } {
  const isVerbose = lines.some((line) => line.startsWith('=== RUN'));
  const tests: NamedTest[] = [];
  let waiting: NamedTest[] = [];
  let packages = 0;
  for (const line of lines) {
    const [, word, name] = VERBOSE.exec(line) ?? [];
    if (word && name) waiting.push({ name, outcome: OUTCOMES[word] ?? 'failed' });
    const owner = PACKAGE.exec(line);
    if (!owner || !/\t/.test(line)) continue;
    packages += 1;
    const named = waiting.map((test) => ({ ...test, name: `${owner[2]} ${test.name}` }));
    // A package that does not build has no tests to name.
    if (owner[1] === 'FAIL' && named.length === 0) named.push({ name: `${owner[2]}`, outcome: 'failed' });
    if (owner[1] === 'ok' && !isVerbose && !NOTHING_RUN.test(line))
      named.push({ name: `${owner[2]}`, outcome: 'passed' });
    tests.push(...named);
    waiting = [];
  }
  return { tests: [...tests, ...waiting], packages, isVerbose };
}

/** `go test`, plain, -v or -json. */
export const go: ResultParser = (output) => {
  const lines = output.split('\n');
  const json = jsonTests(lines);
  const plain = json.length > 0 ? { tests: json, packages: 1, isVerbose: true } : plainTests(lines);
  if (plain.tests.length === 0 && plain.packages === 0) return null;
  const counts = countTests(plain.tests);
  const names = namesOf(plain.tests, counts);
  if (plain.isVerbose || names === 'none') return { runner: 'go', counts, tests: plain.tests, names };
  return { runner: 'go', counts, tests: plain.tests, names: counts.failed > 0 ? 'failed' : 'none' };
};
