import type { Translate } from '../translate';

/** Objects of a database counted by kind, e.g. `6 tables, 1 function`. */
export function formatKinds(
  counts: readonly { readonly kind: string; readonly count: number }[],
  t: Translate,
): string {
  return counts
    .map(({ kind, count }) => t('report.schema.made', { kind: kind.replaceAll(' ', '_'), count }))
    .join(', ');
}
