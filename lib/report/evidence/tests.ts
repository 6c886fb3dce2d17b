import type { TestRun } from '../../plan/evidence/test-run';
import type { TestSection } from './section-schemas';

/** Tests before and after, for each suite whose output was understood. */
export function readTests(runs: Readonly<Record<TestSection['suite'], TestRun | null>>): TestSection[] {
  return (['baseline', 'unit', 'integration'] as const).flatMap((suite) => {
    const counts = runs[suite]?.report?.counts;
    return counts ? [{ suite, passed: counts.passed, failed: counts.failed, skipped: counts.skipped }] : [];
  });
}
