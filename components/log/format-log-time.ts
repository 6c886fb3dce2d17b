export const TIME_STYLES = ['none', 'relative', 'utc'] as const;
export type TimeStyle = (typeof TIME_STYLES)[number];

/** The time of a line: since the step began (`+1.234`, `+3:07.900`) or the clock of UTC. Takes ms. */
export function formatLogTime(at: number, style: TimeStyle, startedAt: number): string {
  if (style === 'none') return '';
  if (style === 'utc') return new Date(at).toISOString().slice(11, 23);
  const ms = Math.max(0, at - startedAt);
  const seconds = (ms % 60_000) / 1_000;
  const minutes = Math.floor(ms / 60_000);
  if (minutes === 0) return `+${seconds.toFixed(3)}`;
  return `+${minutes}:${seconds.toFixed(3).padStart(6, '0')}`;
}
