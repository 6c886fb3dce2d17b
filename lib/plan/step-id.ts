import { OUTLINE, type OutlineId } from './outline';

export type StepId = OutlineId;

/** Every step of the checklist, in order. */
export const STEP_IDS: readonly StepId[] = OUTLINE.map(({ id }) => id);

/** True when a text (from a URL or a stored row) names a step. */
export function isStepId(text: string): text is StepId {
  return STEP_IDS.some((id) => id === text);
}
