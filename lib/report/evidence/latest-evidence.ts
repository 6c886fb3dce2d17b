import type { EvidenceToken } from '../../plan/define-evidence';
import { settledStep } from '../../runs/gate';
import type { ReportStep } from '../report-facts';

/**
 * Evidence of the run of a step that counts, passed or red; null when the step has none, was undone, was never run, or
 * was run by a version whose evidence this one cannot read.
 */
export function latestEvidence<Evidence>(
  steps: readonly ReportStep[],
  { stepId, read }: EvidenceToken<Evidence>,
): Evidence | null {
  const found = steps.find((entry) => entry.outline.id === stepId);
  const step = found && settledStep(found);
  if (!step?.lastRun) return null;
  const isVoid = ['ready', 'blocked', 'not-started', 'undone'].includes(step.state);
  return isVoid ? null : read(step.lastRun.evidence);
}
