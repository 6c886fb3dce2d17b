import { WatchStrip } from '@/components/watch/watch-strip';
import { formatInstant } from '@/lib/i18n/format/format-instant';
import { formatSpan } from '@/lib/i18n/format/format-span';
import { outageReason } from '@/lib/i18n/format/outage-reason';
import type { WatchBreak } from '@/lib/runs/watch/watch-record';
import type { ReportContext } from './report-context';
import { ReportTable } from './report-table';

/** What the downtime watch saw: totals, the strip of time, every outage and gap, and the steps that ran meanwhile. */
export function WatchSection({ report, locale, t }: ReportContext) {
  const instant = (at: number) => formatInstant(new Date(at).toISOString(), locale, 'medium');
  const { watch } = report;
  if (!watch) return <p className="text-sm text-ink-muted">{t('testing.watch.none')}</p>;
  const [up, down, gap] = [formatSpan(watch.upMs), formatSpan(watch.downMs), formatSpan(watch.gapMs)];
  const kindName = (kind: 'up' | WatchBreak['kind']) => t(`testing.watch.page.kind.${kind}`);
  return (
    <>
      <p className="tabular text-sm">
        {instant(watch.from)} – {instant(watch.to)}. {t('testing.watch.page.strip', { up, down, gap })}
      </p>
      <WatchStrip
        record={watch}
        label={t('testing.watch.page.strip', { up, down, gap })}
        names={{ up: kindName('up'), down: kindName('down'), gap: kindName('gap') }}
      />
      <ReportTable<WatchBreak>
        caption={t('testing.watch.page.breaks', { left: watch.left })}
        rows={watch.breaks}
        rowKey={({ kind, from }) => `${kind}-${from}`}
        empty={t('testing.watch.page.clean')}
        columns={[
          { id: 'what', header: t('testing.watch.page.what'), cell: ({ kind }) => kindName(kind) },
          { id: 'from', header: t('testing.watch.page.from'), cell: ({ from }) => instant(from) },
          { id: 'to', header: t('testing.watch.page.to'), cell: ({ to }) => instant(to) },
          {
            id: 'length',
            header: t('testing.watch.page.length'),
            isNumeric: true,
            cell: ({ from, to }) => formatSpan(to - from),
          },
          {
            id: 'during',
            header: t('testing.watch.page.during'),
            cell: ({ during }) =>
              during.length === 0
                ? '–'
                : during.map((step) => t('report.field.stepName', { step })).join(', '),
          },
          {
            id: 'reason',
            header: t('testing.watch.page.reason'),
            cell: ({ reason }) => outageReason(reason, t) ?? '–',
          },
        ]}
      />
      {watch.left > 0 ? (
        <p className="mt-1 text-xs text-ink-muted">{t('testing.watch.page.breaks', { left: watch.left })}</p>
      ) : null}
    </>
  );
}
