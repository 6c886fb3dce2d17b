import type { Locale } from '../locale';

/** A ratio with its interval in the reader's figures, e.g. `1.29 (0.70–4.42)`. */
export function formatRatio(
  ratio: { readonly value: number; readonly low: number; readonly high: number },
  locale: Locale,
): string {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${format.format(ratio.value)} (${format.format(ratio.low)}–${format.format(ratio.high)})`;
}
