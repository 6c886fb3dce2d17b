import { formatMs } from '@/lib/i18n/format/format-ms';
import { formatRatio } from '@/lib/i18n/format/format-ratio';
import { LatencyChart } from './latency-chart';
import type { ReportContext } from './report-context';
import { ReportTable } from './report-table';

const KNOWN = ['select1', 'lookup', 'insert', 'transaction', 'connect'] as const;
const PERCENTS = ['p50', 'p95', 'p99'] as const;

/** Before and after: a sentence, a chart of P95 and the numbers behind it. */
export function LatencySection({ report, t, locale }: ReportContext) {
  const { latency } = report;
  if (!latency) return <p className="text-sm text-ink-muted">{t('report.latency.none')}</p>;
  const nameOf = (workload: string) => {
    const known = KNOWN.find((name) => name === workload);
    return known ? t(`report.latency.workloads.${known}`) : workload;
  };
  const probe = latency.workloads.find((entry) => entry.workload === 'select1');
  const tenth = (ms: number) => Math.round(ms * 100) / 100;
  const ms = (value: number | undefined) => formatMs(value, locale);
  return (
    <div className="space-y-4">
      <p className="max-w-prose">
        {probe?.after
          ? t('report.latency.sentence', {
              p95: tenth(probe.after.p95),
              limit: latency.limitMs,
              n: probe.after.n,
            })
          : null}{' '}
        {probe?.before ? t('report.latency.sentenceBefore', { p95: tenth(probe.before.p95) }) : null}
      </p>
      <LatencyChart latency={latency} nameOf={nameOf} locale={locale} t={t} />
      <ReportTable
        caption={t('report.latency.table')}
        rows={latency.workloads}
        rowKey={(entry) => entry.workload}
        columns={[
          { id: 'work', header: t('report.latency.workload'), cell: (entry) => nameOf(entry.workload) },
          ...(['before', 'after'] as const).flatMap((side) =>
            PERCENTS.map((percent) => ({
              id: `${side}-${percent}`,
              header: `${t(`report.latency.${side}`)} ${percent.toUpperCase()}`,
              isNumeric: true,
              cell: (entry: (typeof latency.workloads)[number]) => ms(entry[side]?.[percent]),
            })),
          ),
          {
            id: 'ratio',
            header: t('report.latency.ratio'),
            isNumeric: true,
            cell: ({ ratio, verdict }) =>
              ratio && verdict ? (
                <>
                  {formatRatio(ratio, locale)}
                  <span className="block text-ink-muted">{t(`report.latency.verdict.${verdict}`)}</span>
                </>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </div>
  );
}
