import type { Translate } from '../../i18n/translate';
import { stepText } from '../../plan/step-text';
import type { HistoryPoint } from '../../store/monitor-samples';
import type { WatchSpan } from '../../store/watch-span';
import type { Alert, Thresholds } from './alerts-of';
import type { Mark } from './marks-of';
import { RANGES, type RangeId } from './ranges';

type Key = Exclude<keyof HistoryPoint, 'at'>;
export type Unit = 'count' | 'ms' | 'percent' | 'bytes' | 'number';

/** One chart: its lines by name, its unit, and where the plan draws the line. */
export interface HistoryChart {
  readonly id: 'connections' | 'pool' | 'latency' | 'cache' | 'size' | 'errors' | 'lag' | 'metric';
  readonly title: string;
  readonly unit: Unit;
  readonly lines: readonly { readonly key: Key; readonly name: string }[];
  readonly limit: { readonly value: number; readonly label: string } | null;
}

/** The history of a migration's target in the viewer's language. */
export interface HistoryView {
  readonly range: RangeId;
  readonly from: number;
  readonly to: number;
  readonly charts: readonly HistoryChart[];
  /** Charts of which nothing was observed in this time. */
  readonly unseen: readonly string[];
  readonly points: readonly HistoryPoint[];
  readonly marks: readonly { readonly at: number; readonly label: string }[];
  readonly outages: readonly { readonly from: number; readonly to: number }[];
  readonly alerts: readonly string[];
}

export interface HistoryFacts {
  readonly range: RangeId;
  readonly now: number;
  readonly points: readonly HistoryPoint[];
  readonly spans: readonly WatchSpan[];
  readonly marks: readonly Mark[];
  readonly alerts: readonly Alert[];
  readonly thresholds: Thresholds & { readonly connectionLimit: number | null };
  readonly metricName: string;
}

const line = (key: Key, name: string) => ({ key, name });

function chartsOf({ thresholds, metricName }: HistoryFacts, t: Translate): HistoryChart[] {
  const { p95LimitMs, sizeLimitBytes, connectionLimit } = thresholds;
  const limit = (value: number | null) =>
    value === null ? null : { value, label: t('testing.history.limit') };
  const chart = (
    id: HistoryChart['id'],
    unit: Unit,
    lines: HistoryChart['lines'],
    most: number | null = null,
  ): HistoryChart => ({ id, unit, lines, limit: limit(most), title: t(`testing.history.chart.${id}`) });
  return [
    chart('latency', 'ms', [line('p50', 'P50'), line('p95', 'P95')], p95LimitMs),
    chart(
      'connections',
      'count',
      [line('connections', t('testing.history.line.connections'))],
      connectionLimit,
    ),
    chart('pool', 'count', [
      line('poolClients', t('testing.history.line.poolClients')),
      line('poolWaiting', t('testing.history.line.poolWaiting')),
    ]),
    chart('size', 'bytes', [line('bytes', t('testing.history.line.size'))], sizeLimitBytes),
    chart('cache', 'percent', [line('cacheShare', t('testing.history.line.cache'))]),
    chart('errors', 'count', [line('logErrors', t('testing.history.line.errors'))]),
    chart('lag', 'bytes', [line('lagBytes', t('testing.history.line.lag'))]),
    chart('metric', 'number', [line('metric', metricName)]),
  ];
}

const EMPTY: Omit<HistoryPoint, 'at'> = {
  connections: null,
  poolClients: null,
  poolWaiting: null,
  p50: null,
  p95: null,
  cacheShare: null,
  bytes: null,
  logErrors: null,
  lagBytes: null,
  metric: null,
};

/** Two looks are this far apart at times, a look that took its time included: no gap. */
const PAUSE_MS = 37_500;

/**
 * Where nobody looked, a line must not go on as if somebody had: a stretch without a look is a gap, unless stretches are about
 * as short as the pause between two looks. Pure.
 */
export function withGaps(points: readonly HistoryPoint[], slotMs: number): HistoryPoint[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const isGap = before !== undefined && point.at - before.at > Math.max(1.5 * slotMs, PAUSE_MS);
    return isGap ? [{ ...EMPTY, at: before.at + slotMs }, point] : [point];
  });
}

/** The history in a language: charts with something to show, what was not observed, marks, outages, alerts. Pure. */
export function presentHistory(facts: HistoryFacts, t: Translate): HistoryView {
  const { range, now, points, spans, marks, alerts } = facts;
  const { lengthMs, slotMs } = RANGES[range];
  const from = now - lengthMs;
  const charts = chartsOf(facts, t);
  const isSeen = ({ lines }: HistoryChart) =>
    points.some((point) => lines.some(({ key }) => point[key] !== null));
  return {
    range,
    from,
    to: now,
    charts: charts.filter(isSeen),
    unseen: charts.filter((chart) => !isSeen(chart)).map(({ title }) => title),
    points: withGaps(points, slotMs),
    marks: marks.map(({ at, stepId, action }) => ({
      at,
      label: t(`testing.history.mark.${action === 'undo' ? 'undo' : 'run'}`, {
        step: t(stepText(stepId, 'title')),
      }),
    })),
    outages: spans
      .filter((span) => span.kind === 'down' && span.to >= from && span.from <= now)
      .map((span) => ({ from: Math.max(from, span.from), to: Math.min(now, span.to) })),
    alerts: alerts.map(({ message }) => t(message)),
  };
}
