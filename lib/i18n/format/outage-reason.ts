import type { Translate } from '../translate';

const KNOWN = ['refused', 'timeout', 'redirect', 'tooManyRedirects', 'network'] as const;

/** Why the backend counted as down, as a reader is told; an HTTP status says it by itself, and a gap has no reason. */
export function outageReason(reason: string | null, t: Translate): string | null {
  const known = KNOWN.find((word) => word === reason);
  return known ? t(`testing.watch.page.because.${known}`) : reason;
}
