import type { CopyEvidence } from './data-evidence';

/**
 * Seconds for which the application would stand still in a move with a pause: the copy and the comparison of as many bytes,
 * at the speed at which the last copy of this migration went.
 */
export function pauseSeconds(
  bytes: number,
  copied: Pick<CopyEvidence, 'tables' | 'ms'> | null,
): number | null {
  if (!copied) return null;
  const before = copied.tables.reduce((sum, table) => sum + table.bytes, 0);
  const ms = Object.values(copied.ms).reduce((sum, stage) => sum + stage, 0);
  if (before <= 0 || ms <= 0) return null;
  return Math.ceil(((bytes / before) * ms) / 1000);
}
