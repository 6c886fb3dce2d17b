import { XMLParser } from 'fast-xml-parser';
import { countTests, type NamedTest, type ResultParser, type TestOutcome } from '../test-report';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  processEntities: true,
  isArray: (name) => ['testsuite', 'testcase'].includes(name),
});

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const listOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

function outcomeOf(test: Node): TestOutcome {
  if ('failure' in test || 'error' in test) return 'failed';
  return 'skipped' in test ? 'skipped' : 'passed';
}

function testsOf(suite: Node): NamedTest[] {
  const own = listOf(suite.testcase).map((test) => {
    const owner = test['@classname'] ?? suite['@name'] ?? '';
    return { name: [owner, test['@name']].filter(Boolean).join('.'), outcome: outcomeOf(test) };
  });
  return [...own, ...listOf(suite.testsuite).flatMap(testsOf)];
}

/** A JUnit XML report: one suite or several, nested or not. Null for any other XML. */
export const junitXml: ResultParser = (text) => {
  let root: unknown;
  try {
    root = parser.parse(text);
  } catch {
    return null;
  }
  if (!isNode(root) || !('testsuite' in root || 'testsuites' in root)) return null;
  const suites = isNode(root.testsuites) ? root.testsuites : root;
  const tests = testsOf(suites);
  return { runner: 'junit-xml', counts: countTests(tests), tests, names: 'all' };
};
