import type { StepId } from '../../plan/step-id';
import type { ReportStep } from '../report-facts';

/**
 * Evidence of the run of a step that counts, passed or red; null when the step has none, was undone, or was never
 * run. Its shape is not promised: an older version may have written it.
 */
export function latestEvidence(steps: readonly ReportStep[], id: StepId): unknown {
  const step = steps.find((entry) => entry.outline.id === id);
  if (!step?.lastRun) return null;
  const isVoid = ['ready', 'blocked', 'not-started', 'undone'].includes(step.state);
  return isVoid ? null : step.lastRun.evidence;
}
