import type { Translate } from '@/lib/i18n/translate';
import type { BookingsPicture } from '@/lib/plan/progress-detail';
import { Figure } from '../ui/figure';

interface Props {
  readonly picture: Omit<BookingsPicture, 'kind' | 'at'>;
  readonly t: Translate;
}

/** How many bookings came in, how fast, where they are written, and what refused the last one. */
export function BookingsCounter({ picture, t }: Props) {
  const { acknowledged, rate, refused, side, pauseMs, lastError } = picture;
  const number = (value: number) => t('ui.bookings.number', { value });
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-5">
        <Figure isLarge name={t('ui.bookings.acknowledged')} value={number(acknowledged)} />
        <Figure isLarge name={t('ui.bookings.rate')} value={number(Math.round(rate * 10) / 10)} />
        <Figure isLarge name={t('ui.bookings.refused')} value={number(refused)} />
        <Figure
          isLarge
          name={t('ui.bookings.side')}
          value={t('ui.bookings.sides', { side: side ?? 'none' })}
        />
        <Figure
          isLarge
          name={t('ui.bookings.pause')}
          value={pauseMs === null ? '–' : t('ui.bookings.pauseMs', { ms: Math.round(pauseMs) })}
        />
      </dl>
      {lastError === null ? null : (
        <p className="break-words text-sm text-ink-muted">
          {t('ui.bookings.lastError', { error: lastError })}
        </p>
      )}
    </>
  );
}
