import clsx from 'clsx';
import type { Translate } from '@/lib/i18n/translate';
import type { RungState } from '@/lib/postgres/diagnose/rung';
import { StatusIcon } from '../ui/status-icon';
import { TONE_CLASS } from '../ui/tone-class';
import { VERDICT_LOOK } from '../ui/verdict-look';

interface Props {
  readonly state: RungState;
  readonly t: Translate;
}

/** How a rung ended: an icon on the ladder's line, and a word for those who do not see it. */
export function RungDot({ state, t }: Props) {
  const isSkipped = state === 'skipped';
  const { tone, icon } = isSkipped ? ({ tone: 'neutral', icon: 'skip' } as const) : VERDICT_LOOK[state];
  const word = t(isSkipped ? 'connection.rung.skipped' : `ui.verdict.${state}`);
  return (
    <span
      title={word}
      className={clsx(
        'relative inline-flex size-6 shrink-0 items-center justify-center rounded-full border [&_svg]:size-3.5',
        TONE_CLASS[tone],
      )}
    >
      <StatusIcon name={icon} />
      <span className="sr-only">{word}:</span>
    </span>
  );
}
