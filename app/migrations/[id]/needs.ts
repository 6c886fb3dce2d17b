import type { Need } from '@/components/overview/need-list';
import type { Translate } from '@/lib/i18n/translate';
import { stepText } from '@/lib/plan/step-text';
import type { StepView } from '@/lib/runs/derive-steps';
import { applyWaivers, obstaclesOf } from '@/lib/runs/gate';
import type { Waiver } from '@/lib/store/waivers';
import { stepReason } from './step-reason';

/** What a person is asked for, by the state that asks. */
const ASKED = {
  waiting: 'confirm',
  failed: 'cure',
  interrupted: 'again',
  cancelled: 'again',
  stale: 'again',
} as const;

/** Why a red step needs somebody: its first open obstacle, and how many more. Null when all of them are waived. */
function redText(step: StepView, waivers: readonly Waiver[], t: Translate): string | null {
  const { open } = applyWaivers(obstaclesOf(step), waivers);
  const first = open[0];
  if (!first) return null;
  const more = open.length - 1;
  return more > 0
    ? `${t(first.message)} ${t('report.overview.needs.more', { count: more })}`
    : t(first.message);
}

function textOf(step: StepView, waivers: readonly Waiver[], t: Translate): string | null {
  if (step.state === 'waiting') return t('run.stepState.waiting.description');
  if (step.state === 'stale') return stepReason(step, t) ?? t('run.stepState.stale.description');
  return redText(step, waivers, t);
}

/** The steps that wait for a person: red, waiting for an answer, broken off or out of date; what is waived is not. */
export function needsOf(
  migrationId: string,
  steps: readonly StepView[],
  waivers: readonly Waiver[],
  t: Translate,
): Need[] {
  return steps.flatMap((step): Need[] => {
    const { id, phase, number } = step.outline;
    const asked = Object.entries(ASKED).find(([state]) => state === step.state)?.[1];
    const text = asked ? textOf(step, waivers, t) : null;
    if (!asked || text === null) return [];
    return [
      {
        key: id,
        state: step.state,
        title: `${number} ${t(stepText(id, 'title'))}`,
        text,
        href: `/migrations/${migrationId}/${phase}/${id}`,
        label: t(`report.overview.needs.${asked}`),
      },
    ];
  });
}
