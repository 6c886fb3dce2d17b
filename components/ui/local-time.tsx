'use client';

import { useEffect, useState } from 'react';
import { useLanguage } from '@/components/i18n/translate-provider';

interface Props {
  /** ms since the epoch. */
  readonly at: number;
  readonly isDateOnly?: boolean;
  readonly hasSeconds?: boolean;
}

/** A moment in the viewer’s zone once the page lives, in UTC before that; the hint shows UTC. */
export function LocalTime({ at, isDateOnly, hasSeconds }: Props) {
  const { locale } = useLanguage();
  const [isMounted, setIsMounted] = useState(false);
  useEffect(() => setIsMounted(true), []);

  const iso = new Date(at).toISOString();
  // Day before month and 24 hours in both languages: at night nobody should have to think about AM and PM.
  const text = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    ...(isDateOnly ? {} : { timeStyle: hasSeconds ? 'medium' : 'short' }),
    ...(isMounted ? {} : { timeZone: 'UTC' }),
  }).format(at);
  return (
    <time dateTime={iso} title={`${iso.slice(0, 19).replace('T', ' ')} UTC`} className="whitespace-nowrap">
      {text}
    </time>
  );
}
