import { DataTable } from '@/components/ui/data-table';
import { KeyValueList } from '@/components/ui/key-value-list';
import { LocalTime } from '@/components/ui/local-time';
import { formatSpan } from '@/lib/i18n/format/format-span';
import type { Translate } from '@/lib/i18n/translate';
import { summariseWatch } from '@/lib/watch/summarise-watch';
import type { WatchSpan } from '@/lib/watch/watch-span';

interface Props {
  readonly spans: readonly WatchSpan[];
  readonly t: Translate;
}

/** Outages and gaps drawn at once. */
const SHOWN = 100;
const COLOUR = { up: 'bg-success-fg', down: 'bg-danger-fg', gap: 'bg-sunken' } as const;

/** The record as one strip from its begin to its end. An outage is never too short to be seen. */
function Strip({ spans, label }: { readonly spans: readonly WatchSpan[]; readonly label: string }) {
  return (
    <div role="img" aria-label={label} className="my-3 flex h-4 overflow-hidden rounded border">
      {spans.map((span) => (
        <span
          key={span.from + span.kind}
          className={COLOUR[span.kind]}
          style={{ flexGrow: Math.max(1, span.to - span.from), minWidth: span.kind === 'down' ? 3 : 0 }}
        />
      ))}
    </div>
  );
}

/** What the downtime watch saw: totals, a strip, and every outage and gap with begin and end. */
export function WatchRecord({ spans, t }: Props) {
  const summary = summariseWatch(spans);
  if (!summary) return <p className="text-sm text-ink-muted">{t('testing.watch.none')}</p>;
  const [up, down, gap] = [summary.upMs, summary.downMs, summary.gapMs].map(formatSpan);
  const breaks = spans.filter(({ kind }) => kind !== 'up').toReversed();
  return (
    <>
      <KeyValueList
        items={[
          {
            key: 'since',
            label: t('testing.watch.page.since'),
            value: <LocalTime at={summary.from} hasSeconds />,
          },
          {
            key: 'until',
            label: t('testing.watch.page.until'),
            value: <LocalTime at={summary.to} hasSeconds />,
          },
          { key: 'up', label: t('testing.watch.page.upTime'), value: up },
          { key: 'down', label: t('testing.watch.page.downTime'), value: down },
          { key: 'gap', label: t('testing.watch.page.gapTime'), value: gap },
        ]}
      />
      <Strip
        spans={spans}
        label={t('testing.watch.page.strip', { up: up ?? '', down: down ?? '', gap: gap ?? '' })}
      />
      <DataTable<WatchSpan>
        caption={t('testing.watch.page.caption', { left: Math.max(0, breaks.length - SHOWN) })}
        rows={breaks.slice(0, SHOWN)}
        rowKey={(span) => `${span.kind}-${span.from}`}
        empty={t('testing.watch.page.clean')}
        columns={[
          {
            id: 'what',
            header: t('testing.watch.page.what'),
            cell: ({ kind }) => t(`testing.watch.page.kind.${kind === 'down' ? 'down' : 'gap'}`),
          },
          {
            id: 'from',
            header: t('testing.watch.page.from'),
            cell: ({ from }) => <LocalTime at={from} hasSeconds />,
          },
          {
            id: 'to',
            header: t('testing.watch.page.to'),
            cell: ({ to }) => <LocalTime at={to} hasSeconds />,
          },
          {
            id: 'length',
            header: t('testing.watch.page.length'),
            isNumeric: true,
            cell: (span) => formatSpan(span.to - span.from),
          },
          {
            id: 'reason',
            header: t('testing.watch.page.reason'),
            cell: ({ reason }) => reason ?? '–',
          },
        ]}
      />
    </>
  );
}
