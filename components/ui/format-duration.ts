/**
 * A duration as a person says it: `0.4 s`, `12 s`, `3 min 05 s`, `2 h 07 min`. Takes milliseconds; units are the
 * SI ones and therefore the same in every language, the decimal sign is that of the locale.
 */
export function formatDuration(ms: number, locale: string): string {
  const total = Math.max(0, ms);
  if (total < 10_000) {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return `${new Intl.NumberFormat(locale, digits).format(Math.floor(total / 100) / 10)} s`;
  }
  const seconds = Math.floor(total / 1000);
  if (seconds < 60) return `${seconds} s`;
  const pad = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${pad(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}
