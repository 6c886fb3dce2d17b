import { z } from 'zod';
import type { NamedTest, TestReport } from './test-report';

/** How a run differs from the one before the migration. */
export const ResultComparison = z.object({
  /** By name where both runs name their tests, else by number. */
  by: z.enum(['name', 'count']),
  /** Tests that passed before. */
  passedBefore: z.number(),
  /** Of those, how many pass now. */
  stillPassing: z.number(),
  newlyFailing: z.array(z.string()).readonly(),
  newlyPassing: z.array(z.string()).readonly(),
  /** Passed before and do not appear now. */
  missing: z.array(z.string()).readonly(),
  /** Passed before and are skipped now, as suites do when they cannot reach their database. */
  newlySkipped: z.array(z.string()).readonly(),
});
export type ResultComparison = z.infer<typeof ResultComparison>;

const named = (tests: readonly NamedTest[], outcome: NamedTest['outcome']) =>
  new Set(tests.filter((test) => test.outcome === outcome).map(({ name }) => name));

function byName(before: TestReport, now: TestReport): ResultComparison {
  const passed = named(before.tests, 'passed');
  const failedBefore = named(before.tests, 'failed');
  const [passes, fails] = [named(now.tests, 'passed'), named(now.tests, 'failed')];
  const skipped = named(now.tests, 'skipped');
  const present = new Set(now.tests.map(({ name }) => name));
  return {
    by: 'name',
    passedBefore: passed.size,
    stillPassing: [...passed].filter((name) => passes.has(name)).length,
    newlyFailing: [...fails].filter((name) => !failedBefore.has(name)),
    newlyPassing: [...failedBefore].filter((name) => passes.has(name)),
    missing: [...passed].filter((name) => !present.has(name)),
    newlySkipped: [...passed].filter((name) => skipped.has(name)),
  };
}

/**
 * Compares two runs. Where not every test is named in both, the numbers are compared, and a test that is named as
 * failing now but was not before counts as newly failing.
 */
export function compareResults(before: TestReport, now: TestReport): ResultComparison {
  if (before.names === 'all' && now.names === 'all') return byName(before, now);
  const failedBefore = named(before.tests, 'failed');
  return {
    by: 'count',
    passedBefore: before.counts.passed,
    stillPassing: Math.min(now.counts.passed, before.counts.passed),
    newlyFailing: [...named(now.tests, 'failed')].filter((name) => !failedBefore.has(name)),
    newlyPassing: [],
    missing: [],
    newlySkipped: [],
  };
}
