import { listMigrations } from '../store/migrations';
import { type LatestSample, latestSamples } from '../store/monitor-samples';
import { listUp } from '../store/watch';
import { sizeLimitOf } from './monitor/size-card';
import type { Metric } from './prometheus-text';

type Seen = LatestSample & { readonly migrationId: string };

/** What of a look is told, by the name's end; what was not observed is left out. */
const GAUGES: readonly (readonly [string, string, (seen: Seen) => number | null])[] = [
  [
    'target_reached',
    'Whether the target let us in.',
    ({ isReached }) => (isReached === null ? null : Number(isReached)),
  ],
  ['target_connections', 'Client connections of the target.', ({ connections }) => connections],
  ['target_connection_limit', 'Connections that the target takes.', ({ connectionLimit }) => connectionLimit],
  ['pool_clients', 'Clients of the target’s pooler.', ({ poolClients }) => poolClients],
  ['pool_waiting', 'Clients that wait for a connection of the pooler.', ({ poolWaiting }) => poolWaiting],
  ['target_cache_hit_ratio', 'Share of block reads answered from memory.', ({ cacheShare }) => cacheShare],
  ['target_bytes', 'Size of the target’s database.', ({ bytes }) => bytes],
  ['log_errors', 'Error lines of the backend’s log since the cut-over.', ({ logErrors }) => logErrors],
  ['replication_lag_bytes', 'How far the target is behind the source.', ({ lagBytes }) => lagBytes],
  ['backend_metric', 'The metric of the backend that was chosen.', ({ metric }) => metric],
];

const QUANTILES = [
  ['0.5', 'p50'],
  ['0.95', 'p95'],
] as const;

/** The newest looks of the monitoring, by migration id: no name and no host. */
export async function targetMetrics(): Promise<Metric[]> {
  const [seen, up, migrations] = await Promise.all([latestSamples(), listUp(), listMigrations()]);
  const metric = (name: string, help: string, values: Metric['values']): Metric => ({
    ...{ name: `mudanza_${name}`, help, type: 'gauge', values },
  });
  const gauges = GAUGES.map(([name, help, read]) =>
    metric(
      name,
      help,
      seen.flatMap((one) => {
        const value = read(one);
        return value === null ? [] : [{ labels: { migration: one.migrationId }, value }];
      }),
    ),
  );
  const roundTrips = seen.flatMap((one) =>
    QUANTILES.flatMap(([quantile, key]) => {
      const ms = one[key];
      return ms === null ? [] : [{ labels: { migration: one.migrationId, quantile }, value: ms / 1_000 }];
    }),
  );
  return [
    ...gauges,
    metric('target_round_trip_seconds', 'Round trip of an empty query over five minutes.', roundTrips),
    metric(
      'target_size_limit_bytes',
      'What the plan of the target holds.',
      migrations
        .filter(({ id }) => seen.some(({ migrationId }) => migrationId === id))
        .map(({ id, settings }) => ({ labels: { migration: id }, value: sizeLimitOf(settings).bytes })),
    ),
    metric(
      'backend_up',
      'Whether the backend answered the downtime watch.',
      up.map(({ migrationId, isUp }) => ({ labels: { migration: migrationId }, value: Number(isUp) })),
    ),
  ];
}
