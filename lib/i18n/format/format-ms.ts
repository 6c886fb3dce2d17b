import type { Locale } from '../locale';

/** A measured time in ms, with as many decimals as it deserves. */
export function formatMs(ms: number | null | undefined, locale: Locale): string {
  if (ms === null || ms === undefined) return '–';
  const digits = ms < 10 ? 2 : ms < 100 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(ms)} ms`;
}
