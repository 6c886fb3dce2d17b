import type { Translate } from '@/lib/i18n/translate';
import { RUN_STATUS_LOOK, type RunStatus } from '@/lib/plan/status';
import { Badge } from './badge';
import { StatusIcon } from './status-icon';

interface Props {
  readonly status: RunStatus;
  readonly t: Translate;
}

/** The status of a run: icon, word and tone, with its one-sentence meaning as a hint. */
export function StatusBadge({ status, t }: Props) {
  const look = RUN_STATUS_LOOK[status];
  return (
    <Badge
      tone={look.tone}
      title={t(`run.status.${status}.description`)}
      icon={<StatusIcon name={look.icon} />}
    >
      {t(`run.status.${status}.label`)}
    </Badge>
  );
}
