export const RUNNERS = [
  'pytest',
  'unittest',
  'vitest',
  'jest',
  'node:test',
  'go',
  'rspec',
  'maven',
  'gradle',
  'junit-xml',
] as const;
export type Runner = (typeof RUNNERS)[number];

export type TestOutcome = 'passed' | 'failed' | 'skipped';

export interface NamedTest {
  /** As the runner writes it; the same test has the same name in the next run. */
  readonly name: string;
  readonly outcome: TestOutcome;
}

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a runner said about its tests. */
export interface TestReport {
  readonly runner: Runner;
  readonly counts: TestCounts;
  /** Every test by name, or only the failing ones, or none, as the runner tells. */
  readonly tests: readonly NamedTest[];
  readonly names: 'all' | 'failed' | 'none';
}

/** Reads one runner's results out of its output; null where the output is not that runner's. */
export type ResultParser = (output: string) => TestReport | null;

/** Counts of a list that names every test. */
export function countTests(tests: readonly NamedTest[]): TestCounts {
  const count = (outcome: TestOutcome) => tests.filter((test) => test.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

/** How completely the tests are named, given what was counted. */
export function namesOf(tests: readonly NamedTest[], counts: TestCounts): TestReport['names'] {
  if (tests.length > 0 && tests.length >= counts.passed + counts.failed + counts.skipped) return 'all';
  return tests.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'none';
}
