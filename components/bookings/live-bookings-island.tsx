'use client';

import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BookingsPicture } from '@/lib/plan/progress-detail';
import { useLanguage } from '../i18n/translate-provider';
import { LiveLogBody, type LiveLogProps } from '../log/live-log-body';
import { QueryIsland } from '../query/query-island';
import { queryKeys } from '../query/query-keys';
import { BookingsCounter } from './bookings-counter';
import { readBookingsPicture } from './read-bookings-picture';

type Props = Omit<LiveLogProps, 'onFresh'>;

/** The log of guests who book with their counter above. */
function BookingsLog(log: Props) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const key = queryKeys.bookings(log.runId);
  // Kept as long as the log, which resumes where it was and does not send what came before again.
  const { data } = useQuery<BookingsPicture | null>({ queryKey: key, queryFn: skipToken });
  const first = readBookingsPicture(log.initialEvents, null);
  const picture = data ?? first;
  return (
    <>
      {picture && !log.isTerminal ? (
        <section
          id="live-bookings"
          className="min-w-0 space-y-4 border-b p-4 sm:p-5"
          aria-label={t('ui.bookings.name')}
        >
          <BookingsCounter picture={picture} t={t} />
        </section>
      ) : null}
      <LiveLogBody
        {...log}
        onFresh={(events) =>
          client.setQueryData<BookingsPicture | null>(key, (before) =>
            readBookingsPicture(events, before ?? first),
          )
        }
      />
    </>
  );
}

export default function LiveBookingsIsland(props: Props) {
  return (
    <QueryIsland>
      <BookingsLog {...props} />
    </QueryIsland>
  );
}
