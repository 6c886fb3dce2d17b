import type { Translate } from '@/lib/i18n/translate';
import type { LatencyEvidence } from '@/lib/steps/latency/step';
import { ChartFigure } from '../chart/chart-figure';
import { Callout } from '../ui/callout';
import { DataTable } from '../ui/data-table';
import { chartTexts, latencyCharts } from './latency-charts';

interface Props {
  readonly evidence: LatencyEvidence;
  readonly t: Translate;
}

type Result = LatencyEvidence['results'][number];
const NUMBERS = ['n', 'min', 'avg', 'p50', 'p95', 'p99', 'max', 'jitter'] as const;

interface TableProps {
  readonly rows: readonly Result[];
  readonly caption: string;
  readonly statsOf: (row: Result) => Result['stats'];
  readonly t: Translate;
}

function TimesTable({ rows, caption, statsOf, t }: TableProps) {
  return (
    <DataTable<Result>
      caption={caption}
      rows={rows}
      rowKey={({ workload, side }) => `${workload}.${side}`}
      empty={t('testing.latency.table.empty')}
      columns={[
        {
          id: 'workload',
          header: t('testing.latency.table.workload'),
          cell: ({ workload }) => t(`testing.latency.workload.${workload}`),
        },
        { id: 'side', header: t('testing.latency.table.side'), cell: ({ side }) => t(`common.${side}`) },
        ...NUMBERS.map((id) => ({
          id,
          header: t(`testing.latency.table.${id}`),
          isNumeric: true,
          cell: (row: Result) => t('testing.chart.number', { value: statsOf(row)[id] }),
        })),
      ]}
    />
  );
}

/** Every workload; at a fixed rate both what a user would have waited and what the server took. */
function Results({ evidence, t }: Props) {
  const onClock = evidence.results.filter(({ service }) => service !== null);
  const caption = t(`testing.latency.table.${onClock.length > 0 ? 'response' : 'caption'}`);
  return (
    <>
      <TimesTable rows={evidence.results} caption={caption} statsOf={({ stats }) => stats} t={t} />
      {onClock.length > 0 ? (
        <TimesTable
          rows={onClock}
          caption={t('testing.latency.table.service')}
          statsOf={({ service, stats }) => service ?? stats}
          t={t}
        />
      ) : null}
    </>
  );
}

function Comparisons({ evidence, t }: Props) {
  if (evidence.comparisons.length === 0) return null;
  const rows = evidence.comparisons.flatMap(({ workload, ratios, verdicts }) =>
    (['p50', 'p95', 'p99'] as const).map((percentile) => ({
      workload,
      percentile,
      ...ratios[percentile],
      verdict: verdicts[percentile],
    })),
  );
  return (
    <DataTable<(typeof rows)[number]>
      caption={t('testing.latency.comparison.caption')}
      rows={rows}
      rowKey={({ workload, percentile }) => `${workload}.${percentile}`}
      columns={[
        {
          id: 'workload',
          header: t('testing.latency.table.workload'),
          cell: (row) => t(`testing.latency.workload.${row.workload}`),
        },
        {
          id: 'percentile',
          header: t('testing.chart.percentile'),
          cell: (row) => row.percentile.toUpperCase(),
        },
        {
          id: 'ratio',
          header: t('testing.latency.comparison.ratio'),
          isNumeric: true,
          cell: (row) => t('testing.chart.number', { value: row.value }),
        },
        {
          id: 'interval',
          header: t('testing.chart.interval'),
          isNumeric: true,
          cell: (row) => t('testing.latency.comparison.interval', { low: row.low, high: row.high }),
        },
        {
          id: 'verdict',
          header: t('testing.latency.comparison.verdict'),
          cell: (row) => t(`testing.latency.comparison.${row.verdict}`),
        },
      ]}
    />
  );
}

function Connects({ evidence, t }: Props) {
  if (evidence.connects.length === 0) return null;
  const parts = ['n', 'dns', 'tcp', 'tls', 'auth'] as const;
  return (
    <DataTable<LatencyEvidence['connects'][number]>
      caption={t('testing.latency.connect.caption')}
      rows={evidence.connects}
      rowKey={({ side }) => side}
      columns={[
        { id: 'side', header: t('testing.latency.table.side'), cell: ({ side }) => t(`common.${side}`) },
        ...parts.map((id) => ({
          id,
          header: t(`testing.latency.connect.${id}`),
          isNumeric: true,
          cell: (row: LatencyEvidence['connects'][number]) => t('testing.chart.number', { value: row[id] }),
        })),
      ]}
    />
  );
}

/** Evidence of `latency` and `latency.baseline`: charts with their numbers, every workload, and what went wrong. */
export function LatencyView({ evidence, t }: Props) {
  const { sweep, failures } = evidence;
  return (
    <div className="space-y-8">
      {evidence.stopped ? (
        <Callout tone="warning">
          {t('testing.latency.criterion.stopped', { reason: evidence.stopped })}
        </Callout>
      ) : null}
      {failures.map(({ workload, side, original }) => (
        <Callout key={`${workload}.${side}`} tone="warning">
          {t('testing.latency.log.failed', { workload, side, original })}
        </Callout>
      ))}
      {latencyCharts(evidence, t).map(({ id, ...chart }) => (
        <ChartFigure key={id} {...chart} texts={chartTexts(t)} fileName={`latency-${id}`} />
      ))}
      {sweep?.exhausted ? (
        <Callout tone="warning">
          {t('testing.latency.exhausted', {
            connections: sweep.exhausted.connections,
            original: sweep.exhausted.original,
          })}
        </Callout>
      ) : null}
      {sweep && sweep.allowed < sweep.asked ? (
        <Callout tone="info">
          {t('testing.latency.limited', {
            asked: sweep.asked,
            allowed: sweep.allowed,
            by: sweep.limitedBy ?? 'server',
          })}
        </Callout>
      ) : null}
      <Results evidence={evidence} t={t} />
      <Comparisons evidence={evidence} t={t} />
      <Connects evidence={evidence} t={t} />
    </div>
  );
}
