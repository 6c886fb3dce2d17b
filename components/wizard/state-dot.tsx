import clsx from 'clsx';
import { StatusIcon } from '@/components/ui/status-icon';
import { TONE_CLASS } from '@/components/ui/tone-class';
import { STEP_STATE_LOOK, type StepState } from '@/lib/plan/status';

interface Props {
  readonly state: StepState;
  readonly size?: 'sm' | 'md';
}

/** A state as an icon in a disc; decoration, since the word stands beside it. */
export function StateDot({ state, size = 'sm' }: Props) {
  const look = STEP_STATE_LOOK[state];
  return (
    <span
      aria-hidden
      className={clsx(
        'inline-flex shrink-0 items-center justify-center rounded-full border [&_svg]:size-3.5',
        size === 'sm' ? 'size-6' : 'size-8 [&_svg]:size-4',
        TONE_CLASS[look.tone],
      )}
    >
      <StatusIcon name={look.icon} />
    </span>
  );
}
