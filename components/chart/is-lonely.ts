import type { HistoryView } from '@/lib/web/history/present-history';

type Point = HistoryView['points'][number];

/** True for a number with nothing seen right before and right after it: a line cannot show it. Pure. */
export function isLonely(points: readonly Point[], key: Exclude<keyof Point, 'at'>, index: number): boolean {
  const isSeen = (at: number) => (points[at]?.[key] ?? null) !== null;
  return isSeen(index) && !isSeen(index - 1) && !isSeen(index + 1);
}
