import { DataTable } from '@/components/ui/data-table';
import { KeyValueList } from '@/components/ui/key-value-list';
import { LocalTime } from '@/components/ui/local-time';
import { WatchStrip } from '@/components/watch/watch-strip';
import { formatSpan } from '@/lib/i18n/format/format-span';
import type { Translate } from '@/lib/i18n/translate';
import { watchRecord } from '@/lib/runs/watch/watch-record';
import type { WatchSpan } from '@/lib/store/watch-span';

interface Props {
  readonly spans: readonly WatchSpan[];
  readonly t: Translate;
}

/** Outages and gaps drawn at once. */
const SHOWN = 100;
/** What the downtime watch saw: totals, a strip, and every outage and gap with begin and end. */
export function WatchRecord({ spans, t }: Props) {
  const record = watchRecord(spans);
  if (!record) return <p className="text-sm text-ink-muted">{t('testing.watch.none')}</p>;
  const [up, down, gap] = [formatSpan(record.upMs), formatSpan(record.downMs), formatSpan(record.gapMs)];
  const breaks = spans.filter(({ kind }) => kind !== 'up').toReversed();
  return (
    <>
      <KeyValueList
        items={[
          {
            key: 'since',
            label: t('testing.watch.page.since'),
            value: <LocalTime at={record.from} hasSeconds />,
          },
          {
            key: 'until',
            label: t('testing.watch.page.until'),
            value: <LocalTime at={record.to} hasSeconds />,
          },
          { key: 'up', label: t('testing.watch.page.upTime'), value: up },
          { key: 'down', label: t('testing.watch.page.downTime'), value: down },
          { key: 'gap', label: t('testing.watch.page.gapTime'), value: gap },
        ]}
      />
      <WatchStrip
        record={record}
        label={t('testing.watch.page.strip', { up, down, gap })}
        names={{
          up: t('testing.watch.page.kind.up'),
          down: t('testing.watch.page.kind.down'),
          gap: t('testing.watch.page.kind.gap'),
        }}
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
