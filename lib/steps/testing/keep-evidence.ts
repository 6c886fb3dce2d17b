import type { EvidenceToken } from '../../plan/define-evidence';
import type { AnyStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import type { TestContext } from './test-context';

/**
 * Runs the real step and keeps what it leaves behind for the steps under test, as the engine would: through JSON, and
 * through the step's token.
 */
export async function keepEvidence<Evidence>(
  ctx: StepContext & Pick<TestContext, 'keep'>,
  token: EvidenceToken<Evidence>,
  step: AnyStep,
  input: object = {},
): Promise<Evidence> {
  return ctx.keep(token, token.schema.parse(await step.run(ctx, step.input.parse(input))));
}
