import { say } from '../../i18n/message';
import type { Outcome } from '../../plan/step';
import type { WatchSpan } from '../../store/watch-span';

export interface WatchSummary {
  readonly from: number;
  readonly to: number;
  readonly upMs: number;
  readonly downMs: number;
  /** Time in which nobody watched. */
  readonly gapMs: number;
  readonly outages: readonly WatchSpan[];
  readonly gaps: readonly WatchSpan[];
}

/** Adds a record up; null where nothing was watched. */
export function summariseWatch(spans: readonly WatchSpan[]): WatchSummary | null {
  if (spans.length === 0) return null;
  const total = (kind: WatchSpan['kind']) =>
    spans.filter((span) => span.kind === kind).reduce((sum, span) => sum + span.to - span.from, 0);
  return {
    // Not the first and the last: the clock may have been set back in between.
    from: spans.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY),
    to: spans.reduce((most, { to }) => Math.max(most, to), 0),
    upMs: total('up'),
    downMs: total('down'),
    gapMs: total('gap'),
    outages: spans.filter(({ kind }) => kind === 'down'),
    gaps: spans.filter(({ kind }) => kind === 'gap'),
  };
}

const seconds = (ms: number) => Math.round(ms / 100) / 10;

/** The criterion "zero downtime": an outage fails it, a gap leaves it unproved. */
export function judgeDowntime(spans: readonly WatchSpan[]): Outcome {
  const summary = summariseWatch(spans);
  if (!summary) return { verdict: 'warn', message: say('testing.watch.none') };
  const { outages, gaps, downMs, gapMs } = summary;
  if (outages.length > 0)
    return {
      verdict: 'fail',
      message: say('testing.watch.outages', { count: outages.length, seconds: seconds(downMs) }),
    };
  if (gaps.length > 0)
    return {
      verdict: 'warn',
      message: say('testing.watch.gaps', { count: gaps.length, seconds: seconds(gapMs) }),
    };
  return {
    verdict: 'pass',
    message: say('testing.watch.up', { minutes: Math.floor(summary.upMs / 60_000) }),
  };
}
