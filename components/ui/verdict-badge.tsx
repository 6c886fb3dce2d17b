import type { Translate } from '@/lib/i18n/translate';
import type { Verdict } from '@/lib/plan/step';
import { Badge } from './badge';
import { StatusIcon } from './status-icon';
import { VERDICT_LOOK } from './verdict-look';

interface Props {
  readonly verdict: Verdict;
  readonly t: Translate;
}

/** What a criterion says of the evidence. */
export function VerdictBadge({ verdict, t }: Props) {
  const { tone, icon } = VERDICT_LOOK[verdict];
  return (
    <Badge tone={tone} icon={<StatusIcon name={icon} />}>
      {t(`ui.verdict.${verdict}`)}
    </Badge>
  );
}
