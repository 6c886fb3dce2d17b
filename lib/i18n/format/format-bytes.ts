import type { Locale } from '../locale';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/**
 * The one rule for sizes, on pages, in the report and its exports, in logs and errors: decimal units (1 MB = 1,000,000 bytes,
 * as Supabase counts its plans), a tenth below ten, with the language's decimal sign.
 */
export function formatBytes(bytes: number | null, locale: Locale): string {
  if (bytes === null) return '–';
  let value = bytes;
  let unit = 0;
  // What would be rounded to a thousand of a unit is one of the next.
  while (Math.round(value) >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = value < 10 && unit > 0 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${UNITS[unit]}`;
}
