import type { EvidenceToken } from '../../plan/define-evidence';
import type { AnyStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import type { StepId } from '../../plan/step-id';

/**
 * Runs the real step and keeps what it leaves behind for the steps under test, as the engine would: through JSON, and
 * through the step's token.
 */
export async function keepEvidence<Evidence>(
  ctx: StepContext & { readonly evidence: Map<StepId, unknown> },
  token: EvidenceToken<Evidence>,
  step: AnyStep,
  input: object = {},
): Promise<Evidence> {
  const made: unknown = JSON.parse(JSON.stringify(await step.run(ctx, step.input.parse(input))));
  const evidence = token.schema.parse(made);
  ctx.evidence.set(token.stepId, made);
  return evidence;
}
