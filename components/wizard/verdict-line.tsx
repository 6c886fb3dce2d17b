import { StatusIcon } from '@/components/ui/status-icon';
import { TONE_CLASS } from '@/components/ui/tone-class';
import { VERDICT_LOOK } from '@/components/ui/verdict-look';
import type { Translate } from '@/lib/i18n/translate';
import type { Outcome } from '@/lib/plan/step';
import { verdictCounts } from './verdict-counts';

interface Props {
  readonly criteria: readonly Outcome[];
  readonly t: Translate;
}

/** The answer of a run in one sentence: how many of its criteria hold, and how many do not. */
export function VerdictLine({ criteria, t }: Props) {
  const counts = verdictCounts(criteria);
  const loudest = (['fail', 'warn', 'pass'] as const).find((verdict) => counts[verdict] > 0) ?? 'unchecked';
  const { tone, icon } = VERDICT_LOOK[loudest];
  return (
    <p
      className={`mb-2 flex items-center gap-2.5 rounded-md border px-3 py-2 font-semibold [&_svg]:size-5 [&_svg]:shrink-0 ${TONE_CLASS[tone]}`}
    >
      <StatusIcon name={icon} />
      {t('app.step.verdict', counts)}
    </p>
  );
}
