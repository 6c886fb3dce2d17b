import type { Translate } from '@/lib/i18n/translate';
import type { RungState } from '@/lib/postgres/diagnose/rung';
import { Badge } from '../ui/badge';
import { StatusIcon } from '../ui/status-icon';
import { VerdictBadge } from '../ui/verdict-badge';

interface Props {
  readonly state: RungState;
  readonly t: Translate;
}

/** How a rung ended, in a word. */
export function RungBadge({ state, t }: Props) {
  if (state !== 'skipped') return <VerdictBadge verdict={state} t={t} />;
  return <Badge icon={<StatusIcon name="skip" />}>{t('connection.rung.skipped')}</Badge>;
}
