import type { Translate } from '@/lib/i18n/translate';
import type { Tone } from '@/lib/plan/status';
import type { Verdict } from '@/lib/plan/step';
import { Badge } from './badge';
import { StatusIcon } from './status-icon';

const LOOK = {
  pass: { tone: 'success', icon: 'check' },
  warn: { tone: 'warning', icon: 'alert' },
  fail: { tone: 'danger', icon: 'x' },
  unchecked: { tone: 'neutral', icon: 'circle' },
} as const satisfies Record<Verdict, { tone: Tone; icon: string }>;

interface Props {
  readonly verdict: Verdict;
  readonly t: Translate;
}

/** What a criterion says of the evidence. */
export function VerdictBadge({ verdict, t }: Props) {
  return (
    <Badge tone={LOOK[verdict].tone} icon={<StatusIcon name={LOOK[verdict].icon} />}>
      {t(`ui.verdict.${verdict}`)}
    </Badge>
  );
}
