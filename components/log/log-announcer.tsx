'use client';

import { useEffect, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { CountAnnouncer } from './count-announcer';

const EVERY_MS = 5_000;

interface Props {
  readonly count: number;
}

/** Tells screen readers now and then how many lines came; never reads the lines themselves out. */
export function LogAnnouncer({ count }: Props) {
  const t = useTranslate();
  const [said, setSaid] = useState('');
  const [announcer] = useState(
    () =>
      new CountAnnouncer((increase) => {
        // Emptied first: the same sentence twice would be heard once.
        setSaid('');
        setTimeout(() => setSaid(t('ui.log.newLines', { count: increase })), 50);
      }, EVERY_MS),
  );
  useEffect(() => announcer.note(count), [announcer, count]);
  useEffect(() => () => announcer.stop(), [announcer]);
  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  );
}
