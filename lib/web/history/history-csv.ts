import type { HistoryPoint } from '../../store/monitor-samples';

const COLUMNS = [
  ['connections', 'connections'],
  ['pool_clients', 'poolClients'],
  ['pool_waiting', 'poolWaiting'],
  ['latency_p50_ms', 'p50'],
  ['latency_p95_ms', 'p95'],
  ['cache_share', 'cacheShare'],
  ['size_bytes', 'bytes'],
  ['log_errors', 'logErrors'],
  ['lag_bytes', 'lagBytes'],
  ['backend_metric', 'metric'],
] as const satisfies readonly (readonly [string, keyof HistoryPoint])[];

/** Times are kept in four bytes: past the seventh digit they are noise (30.138999938964844 for 30.139). */
const written = (value: number | null) =>
  value === null ? '' : Number.isInteger(value) ? value : Number(value.toPrecision(7));

/** The history as CSV (RFC 4180): one row a stretch of time, UTC, empty where nothing was observed. Pure. */
export function historyCsv(points: readonly HistoryPoint[]): string {
  const rows = points.map((point) =>
    [new Date(point.at).toISOString(), ...COLUMNS.map(([, key]) => written(point[key]))].join(','),
  );
  return `${[['time', ...COLUMNS.map(([name]) => name)].join(','), ...rows].join('\r\n')}\r\n`;
}
