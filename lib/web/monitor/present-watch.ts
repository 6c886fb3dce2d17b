import { formatSpan } from '../../i18n/format/format-span';
import { outageReason } from '../../i18n/format/outage-reason';
import type { Translate } from '../../i18n/translate';
import { type WatchRecord, watchRecord } from '../../runs/watch/watch-record';
import type { WatchSpan } from '../../store/watch-span';

interface WatchRow {
  readonly from: number;
  readonly to: number;
  readonly what: string;
  readonly length: string;
  readonly reason: string | null;
}

/** What the downtime watch saw, in the viewer's language; times are the viewer's to format. */
export interface WatchView {
  /** Null where nothing was watched. */
  readonly seen: {
    readonly record: Pick<WatchRecord, 'from' | 'to' | 'breaks'>;
    readonly up: string;
    readonly down: string;
    readonly gap: string;
    /** The strip in words. */
    readonly label: string;
    readonly rows: readonly WatchRow[];
    readonly caption: string;
  } | null;
}

/** Outages and gaps listed at once. */
const SHOWN = 100;

/** The record of the downtime watch as the monitoring page shows it. Pure. */
export function presentWatch(spans: readonly WatchSpan[], t: Translate): WatchView {
  const record = watchRecord(spans);
  if (!record) return { seen: null };
  const { from, to, breaks, upMs, downMs, gapMs } = record;
  const [up, down, gap] = [formatSpan(upMs), formatSpan(downMs), formatSpan(gapMs)];
  const all = spans.filter(({ kind }) => kind !== 'up').toReversed();
  return {
    seen: {
      record: { from, to, breaks },
      up,
      down,
      gap,
      label: t('testing.watch.page.strip', { up, down, gap }),
      caption: t('testing.watch.page.caption', { left: Math.max(0, all.length - SHOWN) }),
      rows: all.slice(0, SHOWN).map((span) => ({
        from: span.from,
        to: span.to,
        what: t(`testing.watch.page.kind.${span.kind}`),
        length: formatSpan(span.to - span.from),
        reason: outageReason(span.reason, t),
      })),
    },
  };
}
