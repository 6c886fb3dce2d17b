import type { EvidenceToken } from '../../plan/define-evidence';
import type { StepId } from '../../plan/step-id';

/** Keeps what a step left behind for those that read it, as the engine would: through JSON and the step's token. */
export function keepIn(evidence: Map<StepId, unknown>) {
  return <Evidence>({ stepId, schema }: EvidenceToken<Evidence>, left: NoInfer<Evidence>): Evidence => {
    const stored: unknown = JSON.parse(JSON.stringify(left));
    evidence.set(stepId, stored);
    return schema.parse(stored);
  };
}
