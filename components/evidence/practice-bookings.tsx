import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import type { PracticeBookingsEvidence } from '@/lib/steps/practice/practice-bookings';
import { BookingsCounter } from '../bookings/bookings-counter';
import { DataTable } from '../ui/data-table';

interface Props {
  readonly evidence: PracticeBookingsEvidence;
  readonly t: Translate;
  readonly locale: Locale;
}

/** What the guests' ledger says in the end: how many bookings, and each change of sides with its pause. */
export function PracticeBookingsView({ evidence, t, locale }: Props) {
  const { acknowledged, refused, lastError, seconds, side, switches } = evidence;
  const rate = seconds > 0 ? acknowledged / seconds : 0;
  const pauseMs = switches.at(-1)?.pauseMs ?? null;
  return (
    <div className="space-y-4">
      <BookingsCounter picture={{ acknowledged, refused, lastError, side, rate, pauseMs }} t={t} />
      {switches.length === 0 ? null : (
        <DataTable<PracticeBookingsEvidence['switches'][number]>
          caption={t('ui.bookings.switches')}
          look="page"
          rows={switches}
          rowKey={({ at }) => String(at)}
          columns={[
            {
              id: 'at',
              header: t('ui.bookings.switchAt'),
              cell: ({ at }) => new Date(at).toLocaleTimeString(locale, { timeStyle: 'medium' }),
            },
            {
              id: 'to',
              header: t('ui.bookings.switchTo'),
              cell: ({ to }) => t('ui.bookings.sides', { side: to }),
            },
            {
              id: 'pause',
              header: t('ui.bookings.pause'),
              isNumeric: true,
              cell: ({ pauseMs: ms }) => t('ui.bookings.pauseMs', { ms: Math.round(ms) }),
            },
            {
              id: 'refused',
              header: t('ui.bookings.refused'),
              isNumeric: true,
              cell: ({ refused: count }) => t('ui.bookings.number', { value: count }),
            },
          ]}
        />
      )}
    </div>
  );
}
