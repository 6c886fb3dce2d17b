import { z } from 'zod';
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
export const Runner = z.enum(RUNNERS);
export type Runner = z.infer<typeof Runner>;

export const TestOutcome = z.enum(['passed', 'failed', 'skipped']);
export type TestOutcome = z.infer<typeof TestOutcome>;

export const NamedTest = z.object({
  /** As the runner writes it; the same test has the same name in the next run. */
  name: z.string(),
  outcome: TestOutcome,
});
export type NamedTest = z.infer<typeof NamedTest>;

export const TestCounts = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
});
export type TestCounts = z.infer<typeof TestCounts>;

/** What a runner said about its tests. */
export const TestReport = z.object({
  runner: Runner,
  counts: TestCounts,
  /** Every test by name, or only the failing ones, or none, as the runner tells. */
  tests: z.array(NamedTest).readonly(),
  names: z.enum(['all', 'failed', 'none']),
});
export type TestReport = z.infer<typeof TestReport>;

/** The number before a word of a summary, `3 failed`; 0 where it is not named. */
export function countedBefore(summary: string, word: string): number {
  return Number(new RegExp(`(?<!\\d)(\\d{1,9}) ${word}\\b`).exec(summary)?.[1] ?? 0);
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
