import type { Locale } from '../locale';

/** An ISO moment as a reader of the report sees it, always in UTC: the report must read the same everywhere. */
export function formatInstant(
  iso: string | null,
  locale: Locale,
  /** `medium`: to the second. */
  timeStyle: 'short' | 'medium' = 'short',
): string {
  if (!iso) return '–';
  const text = new Intl.DateTimeFormat(locale === 'es' ? 'es' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle,
    timeZone: 'UTC',
  }).format(Date.parse(iso));
  return `${text} UTC`;
}
