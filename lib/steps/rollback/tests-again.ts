import { say } from '../../i18n/message';
import { type TestRun, testsBaselineEvidence } from '../../plan/evidence/test-run';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { runTestsInStep } from '../tests/run-tests-in-step';
import { TestInput } from '../tests/test-input';
import type { TestsAgain } from './rollback-evidence';

/** Command of the test baseline, or null when there is none. */
export async function baselineCommand(ctx: StepContext): Promise<string | null> {
  return (await ctx.evidenceOf(testsBaselineEvidence))?.command ?? null;
}

function judged(command: string, run: TestRun): TestsAgain {
  const { comparison, exitCode, endedBy } = run;
  const lost = comparison ? comparison.passedBefore - comparison.stillPassing : 0;
  const isPassing = endedBy === 'itself' && (comparison?.passedBefore ? lost === 0 : exitCode === 0);
  const reason = comparison
    ? [...comparison.newlyFailing, ...comparison.missing, ...comparison.newlySkipped]
        .slice(0, 5)
        .join(', ') || `−${lost}`
    : `exit ${exitCode ?? endedBy}`;
  return { command, isPassing, reason: isPassing ? '' : reason, run };
}

/**
 * Runs the baseline's tests again and compares by name. Null when there is no baseline. A command that cannot be run
 * is an answer, not an error: what was rolled back before it stays told.
 */
export async function testsAgain(ctx: StepContext): Promise<TestsAgain | null> {
  const command = await baselineCommand(ctx);
  if (!command) return null;
  ctx.log('info', say('backend.log.tests', { command }));
  try {
    return judged(command, await runTestsInStep(ctx, TestInput.parse({ command }), 'unit'));
  } catch (error) {
    if (!(error instanceof MudanzaError) || ctx.signal.aborted) throw error;
    return { command, isPassing: false, reason: error.code, run: null };
  }
}
