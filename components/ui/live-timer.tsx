'use client';

import { useEffect, useState } from 'react';
import { useLanguage } from '@/components/i18n/translate-provider';
import { formatDuration } from './format-duration';

interface Props {
  /** Server times, ms since the epoch; `endedAt` null while it runs. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** The server’s clock when it rendered, so that a wrong clock in the browser does not show a wrong time. */
  readonly serverNow: number;
}

/** Elapsed time from the server’s times, so a reload does not reset it; ticks while the work runs. */
export function LiveTimer({ startedAt, endedAt, serverNow }: Props) {
  const { locale } = useLanguage();
  const [now, setNow] = useState(serverNow);

  useEffect(() => {
    if (endedAt !== null) return;
    const skew = serverNow - Date.now();
    const tick = () => setNow(Date.now() + skew);
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [endedAt, serverNow]);

  return (
    <span className="tabular whitespace-nowrap" role="timer">
      {formatDuration((endedAt ?? now) - startedAt, locale)}
    </span>
  );
}
