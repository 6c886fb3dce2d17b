import type { Translate } from '@/lib/i18n/translate';
import { STEP_STATE_LOOK, type StepState } from '@/lib/plan/status';
import { Badge } from './badge';
import { StatusIcon } from './status-icon';

interface Props {
  readonly state: StepState;
  readonly t: Translate;
}

/** The state of a step: icon, word and tone, with its one-sentence meaning as a hint. */
export function StepStateBadge({ state, t }: Props) {
  const look = STEP_STATE_LOOK[state];
  return (
    <Badge
      tone={look.tone}
      title={t(`run.stepState.${state}.description`)}
      icon={<StatusIcon name={look.icon} />}
    >
      {t(`run.stepState.${state}.label`)}
    </Badge>
  );
}
