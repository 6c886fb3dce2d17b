import type { StepId } from '../../plan/step-id';
import type { RunView } from '../../runs/derive-run';

/** What happened at a moment that changes what the numbers mean. */
export interface Mark {
  readonly at: number;
  readonly stepId: StepId;
  readonly action: RunView['action'];
}

/** Steps that change the target or turn the backend to it. */
const TOLD: readonly StepId[] = [
  'schema.deploy',
  'exposure',
  'data.copy',
  'data.cutover',
  'backend.env',
  'backend.compose',
  'backend.driver',
  'rollback.schema',
  'rollback.backend',
  'rollback.everything',
];

/** Runs and undos of such steps that ended well within a stretch of time. Pure. */
export function marksOf(runs: readonly RunView[], from: number, to: number): Mark[] {
  return runs.flatMap(({ stepId, action, status, endedAt }) => {
    const isDeed = (action === 'run' || action === 'undo') && (status === 'succeeded' || status === 'warned');
    const at = endedAt ? Date.parse(endedAt) : Number.NaN;
    return isDeed && TOLD.includes(stepId) && at >= from && at <= to ? [{ at, stepId, action }] : [];
  });
}
