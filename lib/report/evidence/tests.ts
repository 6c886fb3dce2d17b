import { z } from 'zod';
import type { TestSection } from './section-schemas';

const Counts = z.object({ passed: z.number().int(), failed: z.number().int(), skipped: z.number().int() });
const Evidence = z.object({ report: z.object({ counts: Counts }).nullable().default(null) });

/** Tests before and after, for each suite whose output was understood. */
export function readTests(runs: Readonly<Record<TestSection['suite'], unknown>>): TestSection[] {
  return (['baseline', 'unit', 'integration'] as const).flatMap((suite) => {
    const counts = Evidence.safeParse(runs[suite]).data?.report?.counts;
    return counts ? [{ suite, ...counts }] : [];
  });
}
