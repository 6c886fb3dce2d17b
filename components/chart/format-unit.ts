import { formatBytes } from '@/lib/i18n/format/format-bytes';
import type { Unit } from '@/lib/web/history/present-history';

/** A number of a chart as a person reads it. */
export function formatUnit(value: number, unit: Unit, locale: string): string {
  if (unit === 'bytes') return formatBytes(value, locale === 'es' ? 'es' : 'en');
  const number = (digits: number) => value.toLocaleString(locale, { maximumFractionDigits: digits });
  if (unit === 'percent') return value.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
  if (unit === 'ms') return `${number(value < 10 ? 1 : 0)} ms`;
  return number(unit === 'count' ? 0 : 2);
}
