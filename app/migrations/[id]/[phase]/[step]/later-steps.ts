import type { Translate } from '@/lib/i18n/translate';
import { stepText } from '@/lib/plan/step-text';
import type { StepView } from '@/lib/runs/derive-steps';

/** Titles of the steps after this one whose results count now: what running everything again from here undoes. */
export function laterSteps(steps: readonly StepView[], from: StepView, t: Translate): string[] {
  const place = steps.indexOf(from);
  return steps
    .filter(({ outline, state }, index) => {
      return index > place && outline.phase !== 'rollback' && (state === 'succeeded' || state === 'warned');
    })
    .map(({ outline }) => `${outline.number} ${t(stepText(outline.id, 'title'))}`);
}
