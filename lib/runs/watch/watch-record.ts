import { z } from 'zod';
import { STEP_IDS, type StepId } from '../../plan/step-id';
import type { WatchSpan } from '../../store/watch-span';
import { summariseWatch } from './summarise-watch';

const Ms = z.number();

/** An outage, or time in which nobody watched. Times in ms since the epoch. */
const WatchBreak = z.object({
  kind: z.enum(['down', 'gap']),
  from: Ms,
  to: Ms,
  reason: z.string().nullable(),
  /** Steps that ran in the meantime. */
  during: z.array(z.enum(STEP_IDS)),
});
export type WatchBreak = z.infer<typeof WatchBreak>;

/** What the downtime watch saw from its begin to its end: all that is no break was up. */
export const WatchRecord = z.object({
  from: Ms,
  to: Ms,
  upMs: Ms,
  downMs: Ms,
  gapMs: Ms,
  breaks: z.array(WatchBreak),
  /** Shorter breaks that are in the sums and not in the list. */
  left: z.number().int(),
});
export type WatchRecord = z.infer<typeof WatchRecord>;

/** When a step was at work, as ISO 8601; `endedAt` is null while it is. */
export interface StepTimes {
  readonly stepId: StepId;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

const SHOWN = 100;

function stepsDuring({ from, to }: WatchSpan, times: readonly StepTimes[]): StepId[] {
  const running = times.filter(({ startedAt, endedAt }) => {
    if (startedAt === null) return false;
    const end = endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(endedAt);
    return Date.parse(startedAt) <= to && end >= from;
  });
  return [...new Set(running.map(({ stepId }) => stepId))];
}

/**
 * The record of a watch in a form to draw and print, in order of time; of very many breaks the longest hundred, with
 * outages before gaps. Null where nothing was watched. Pure.
 */
export function watchRecord(
  spans: readonly WatchSpan[],
  times: readonly StepTimes[] = [],
): WatchRecord | null {
  const summary = summariseWatch(spans);
  if (!summary) return null;
  const { from, to, upMs, downMs, gapMs, outages, gaps } = summary;
  const longest = (list: readonly WatchSpan[]) => [...list].sort((a, b) => b.to - b.from - (a.to - a.from));
  const kept = [...longest(outages), ...longest(gaps)].slice(0, SHOWN).sort((a, b) => a.from - b.from);
  const breaks = kept.map((span): WatchBreak => {
    const kind = span.kind === 'down' ? 'down' : 'gap';
    return { kind, from: span.from, to: span.to, reason: span.reason, during: stepsDuring(span, times) };
  });
  return { from, to, upMs, downMs, gapMs, breaks, left: outages.length + gaps.length - breaks.length };
}
