import type { Locale } from '../locale';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size in bytes with a decimal unit, as Supabase counts them. */
export function formatBytes(bytes: number | null, locale: Locale): string {
  if (bytes === null) return '–';
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = value < 10 && unit > 0 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${UNITS[unit]}`;
}
