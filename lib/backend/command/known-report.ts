import { z } from 'zod';
import { RUNNERS, type TestReport } from './test-report';

const Report = z.object({
  runner: z.enum(RUNNERS),
  counts: z.object({ passed: z.number(), failed: z.number(), skipped: z.number() }),
  tests: z.array(z.object({ name: z.string(), outcome: z.enum(['passed', 'failed', 'skipped']) })),
  names: z.enum(['all', 'failed', 'none']),
});
const Evidence = z.object({ report: Report });

/** What an earlier run of tests said, out of its evidence; null where nothing was understood or its shape is another. */
export function knownReport(evidence: unknown): TestReport | null {
  return Evidence.safeParse(evidence).data?.report ?? null;
}
