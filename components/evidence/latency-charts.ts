import type { Translate } from '@/lib/i18n/translate';
import type { LatencyEvidence } from '@/lib/steps/latency/step';
import type { ChartSpec, ChartTable, ChartTexts, DistributionSlot } from '../chart/chart-data';

/** A chart with the numbers that it draws. */
export interface DrawnChart {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly spec: ChartSpec;
  readonly table: ChartTable;
}

type Result = LatencyEvidence['results'][number];
type Side = Result['side'];

const find = (evidence: LatencyEvidence, side: Side): Result | undefined =>
  evidence.results.find((result) => result.workload === 'select1' && result.side === side);

/** Texts of the buttons around a chart. */
export function chartTexts(t: Translate): ChartTexts {
  return {
    showTable: t('testing.chart.showTable'),
    hideTable: t('testing.chart.hideTable'),
    csv: t('testing.chart.csv'),
    svg: t('testing.chart.svg'),
    png: t('testing.chart.png'),
  };
}

/**
 * What the network alone costs: the fastest of its handshakes, measured before. A question goes over the same network, so a
 * figure above the question's own median says something of that moment only, and is left out.
 */
function networkAlone({ floors }: LatencyEvidence, { side, stats }: Result): number | undefined {
  const fastest = floors.find((floor) => floor.side === side)?.stats.min;
  return fastest !== undefined && fastest <= stats.p50 ? fastest : undefined;
}

function overTime(evidence: LatencyEvidence, result: Result, t: Translate): DrawnChart {
  const points = result.series.map((point) => ({
    second: Math.round(point.at - (result.series[0]?.at ?? 0)) / 1000,
    n: point.n,
    p50: point.p50,
    p95: point.p95,
    p99: point.p99,
  }));
  const floor = networkAlone(evidence, result);
  const title = t('testing.chart.overTime.title', { side: result.side });
  return {
    id: `over-time-${result.side}`,
    title,
    summary: t('testing.chart.overTime.summary', {
      p50: result.stats.p50,
      p95: result.stats.p95,
      p99: result.stats.p99,
      limit: evidence.limitMs,
    }),
    spec: {
      kind: 'over-time',
      points,
      limit: { value: evidence.limitMs, label: t('testing.chart.limit', { ms: evidence.limitMs }) },
      floor: floor === undefined ? null : { value: floor, label: t('testing.chart.floor', { ms: floor }) },
      names: { x: t('testing.chart.seconds'), y: t('testing.chart.ms'), yLog: t('testing.chart.msLog') },
    },
    table: {
      caption: title,
      headers: [t('testing.chart.seconds'), 'n', 'P50', 'P95', 'P99'],
      rows: points.map(({ second, n, p50, p95, p99 }) => [second, n, p50, p95, p99].map(String)),
    },
  };
}

const share = (count: number, result: Result | undefined) =>
  result ? Math.round((count / result.stats.n) * 1000) / 10 : null;

function distribution(source: Result | undefined, target: Result, t: Translate): DrawnChart {
  const shown = [...(source?.slots ?? []), ...target.slots].sort((a, b) => a.from - b.from);
  const countAt = (result: Result | undefined, from: number) =>
    share(result?.slots.find((slot) => Math.abs(slot.from / from - 1) < 0.01)?.count ?? 0, result);
  const slots: DistributionSlot[] = [];
  const last = shown.at(-1)?.from ?? 0;
  let from = shown[0]?.from ?? 1;
  // Slots in which nothing fell are drawn too: left out, the axis would not be logarithmic any more.
  for (const factor = (shown[0]?.to ?? 10) / from; from <= last * 1.01; from *= factor) {
    const label = `${Number(from.toPrecision(2))}–${Number((from * factor).toPrecision(2))}`;
    slots.push({ label, source: countAt(source, from), target: countAt(target, from) });
  }
  // The baseline measures the source alone, and is then the one that is drawn.
  const names = { source: t('common.source'), target: t(`common.${target.side}`) };
  const title = t('testing.chart.distribution.title');
  return {
    id: 'distribution',
    title,
    summary: t('testing.chart.distribution.summary', { min: target.stats.min, max: target.stats.max }),
    spec: {
      kind: 'distribution',
      slots,
      names: { ...names, x: t('testing.chart.msLog'), y: t('testing.chart.share') },
    },
    table: {
      caption: title,
      headers: [t('testing.chart.ms'), `${names.source} %`, `${names.target} %`],
      rows: slots.map((slot) => [slot.label, String(slot.source ?? '–'), String(slot.target ?? '–')]),
    },
  };
}

const PERCENTILES = ['p50', 'p95', 'p99'] as const;

function beforeAfter(source: Result | undefined, target: Result, t: Translate): DrawnChart {
  const error = (result: Result, key: (typeof PERCENTILES)[number]): [number, number] => {
    const { value, low, high } = result.intervals[key];
    return [Math.max(value - low, 0), Math.max(high - value, 0)];
  };
  const bars = PERCENTILES.map((key) => ({
    label: key.toUpperCase(),
    source: source?.intervals[key].value ?? null,
    target: target.intervals[key].value,
    sourceError: source ? error(source, key) : null,
    targetError: error(target, key),
  }));
  const names = { source: t('common.source'), target: t('common.target'), y: t('testing.chart.ms') };
  const range = (result: Result | undefined, key: (typeof PERCENTILES)[number]) =>
    result
      ? t('testing.latency.comparison.interval', {
          low: result.intervals[key].low,
          high: result.intervals[key].high,
        })
      : '–';
  const number = (value: number) => t('testing.chart.number', { value });
  const title = t('testing.chart.beforeAfter.title');
  return {
    id: 'before-after',
    title,
    summary: source
      ? t('testing.chart.beforeAfter.summary', { before: source.stats.p95, after: target.stats.p95 })
      : t('testing.chart.beforeAfter.alone', { after: target.stats.p95 }),
    spec: { kind: 'before-after', bars, names },
    table: {
      caption: title,
      headers: [
        t('testing.chart.percentile'),
        names.source,
        t('testing.chart.interval'),
        names.target,
        t('testing.chart.interval'),
      ],
      rows: PERCENTILES.map((key) => [
        key.toUpperCase(),
        source ? number(source.intervals[key].value) : '–',
        range(source, key),
        number(target.intervals[key].value),
        range(target, key),
      ]),
    },
  };
}

function sweep(found: NonNullable<LatencyEvidence['sweep']>, t: Translate): DrawnChart {
  const title = t('testing.chart.sweep.title');
  const names = {
    x: t('testing.chart.sweep.connections'),
    throughput: t('testing.chart.sweep.throughput'),
    p95: t('testing.chart.sweep.p95'),
  };
  return {
    id: 'sweep',
    title,
    summary: found.knee
      ? t('testing.chart.sweep.knee', { connections: found.knee })
      : t('testing.chart.sweep.noKnee', { connections: found.levels.at(-1)?.connections ?? 0 }),
    spec: {
      kind: 'sweep',
      points: found.levels,
      knee: found.knee
        ? { value: found.knee, label: t('testing.chart.sweep.kneeLabel', { connections: found.knee }) }
        : null,
      names,
    },
    table: {
      caption: title,
      headers: [names.x, names.throughput, 'P50', names.p95],
      rows: found.levels.map(({ connections, throughput, p50, p95 }) =>
        [connections, Math.round(throughput), p50, p95].map(String),
      ),
    },
  };
}

/** The charts that the evidence of a latency step can be drawn as. Pure: everything comes from the evidence. */
export function latencyCharts(evidence: LatencyEvidence, t: Translate): DrawnChart[] {
  const [source, target] = [find(evidence, 'source'), find(evidence, 'target')];
  const main = target ?? source;
  if (!main) return [];
  return [
    overTime(evidence, main, t),
    ...(target ? [beforeAfter(source, target, t)] : []),
    distribution(target ? source : undefined, main, t),
    ...(evidence.sweep && evidence.sweep.levels.length > 0 ? [sweep(evidence.sweep, t)] : []),
  ];
}
