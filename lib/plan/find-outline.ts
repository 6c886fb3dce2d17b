import { OUTLINE, type StepOutline } from './outline';
import type { StepId } from './step-id';

/** The row of the checklist of a step. Every step id has one, so a missing one is a mistake in the code. */
export function findOutline(id: StepId): StepOutline {
  const row = OUTLINE.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`step ${id} is not in the outline`);
  return row;
}
