import type { Translate } from '@/lib/i18n/translate';
import type { AuthAttempts } from '@/lib/plan/evidence/climbed';
import { Callout } from '../ui/callout';
import { LocalTime } from '../ui/local-time';

interface Props {
  readonly attempts: AuthAttempts;
  readonly host: string;
  readonly t: Translate;
}

/** How many refusals stand against this address, how many lead to a ban, and when a try is safe again. */
export function AttemptsNote({ attempts, host, t }: Props) {
  const { failures, limit, windowSeconds, safeAt } = attempts;
  if (failures === 0) return null;
  const minutes = Math.max(1, Math.round(windowSeconds / 60));
  return (
    <Callout
      tone={safeAt ? 'danger' : 'warning'}
      role="note"
      title={t('connection.attempts.title', { failures, host, minutes })}
    >
      {limit === null ? null : <p>{t('connection.attempts.limit', { limit })}</p>}
      {safeAt ? (
        <p>
          {t('connection.attempts.safeAt')} <LocalTime at={Date.parse(safeAt)} />
        </p>
      ) : null}
    </Callout>
  );
}
