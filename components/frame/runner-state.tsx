import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { Translate } from '@/lib/i18n/translate';

export type RunnerCondition = 'idle' | 'busy' | 'down';

const LOOK = {
  idle: { Icon: CircleCheck, tone: 'text-success-fg' },
  busy: { Icon: CircleDashed, tone: 'text-info-fg' },
  down: { Icon: CircleX, tone: 'text-danger-fg' },
} as const;

interface Props {
  readonly condition: RunnerCondition;
  /** How many runs it is working on. */
  readonly running: number;
  readonly t: Translate;
}

/** Whether the runner that does the work is up, in the foot of every page. */
export function RunnerState({ condition, running, t }: Props) {
  const { Icon, tone } = LOOK[condition];
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon aria-hidden className={`size-4 ${tone}`} />
      {t(`ui.runner.${condition}`, { running })}
    </span>
  );
}
