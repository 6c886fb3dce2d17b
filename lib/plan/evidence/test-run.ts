import { z } from 'zod';
import { ResultComparison } from '../../backend/command/compare-results';
import { CommandResult } from '../../backend/command/run-command';
import { TestReport } from '../../backend/command/test-report';
import { defineEvidence } from '../define-evidence';
/** Evidence of one run of a test command. */
export const TestRun = z.object({
  kind: z.enum(['baseline', 'unit', 'integration']),
  command: z.string(),
  folder: z.string(),
  /** Name of the one test that was run, when it was not all. */
  only: z.string().nullable(),
  exitCode: CommandResult.shape.exitCode,
  signal: CommandResult.shape.signal,
  endedBy: CommandResult.shape.endedBy,
  ms: z.number(),
  /** Null where the output was not understood: only the exit code counts then. */
  report: TestReport.nullable(),
  /** Against the baseline, where both were understood. */
  comparison: ResultComparison.nullable(),
  /** Failed in an earlier run that covered more, and not tried by this one; missing in older evidence. */
  stillFailing: z.array(z.string()).readonly().optional(),
  /** Share of tests that has to pass, 0 to 1, and why it is not the plan's. */
  needed: z.number(),
  neededBecause: z.string().nullable(),
  /** The whole output as an artifact. */
  outputId: z.string(),
  /** Lines in the middle of a flood that were not kept. */
  droppedLines: z.number(),
});

export type TestRun = z.infer<typeof TestRun>;

export const testsBaselineEvidence = defineEvidence('tests.baseline', TestRun);
export const testsUnitEvidence = defineEvidence('tests.unit', TestRun);
export const testsIntegrationEvidence = defineEvidence('tests.integration', TestRun);
