import type { ResultComparison } from '../../backend/command/compare-results';
import type { CommandResult } from '../../backend/command/run-command';
import type { TestReport } from '../../backend/command/test-report';

/** Evidence of one run of a test command. */
export interface TestRun {
  readonly kind: 'baseline' | 'unit' | 'integration';
  readonly command: string;
  readonly folder: string;
  /** Name of the one test that was run, when it was not all. */
  readonly only: string | null;
  readonly exitCode: CommandResult['exitCode'];
  readonly signal: CommandResult['signal'];
  readonly endedBy: CommandResult['endedBy'];
  readonly ms: number;
  /** Null where the output was not understood: only the exit code counts then. */
  readonly report: TestReport | null;
  /** Against the baseline, where both were understood. */
  readonly comparison: ResultComparison | null;
  /** Share of tests that has to pass, 0 to 1, and why it is not the plan's. */
  readonly needed: number;
  readonly neededBecause: string | null;
  /** The whole output as an artifact. */
  readonly outputId: string;
  /** Lines in the middle of a flood that were not kept. */
  readonly droppedLines: number;
}
