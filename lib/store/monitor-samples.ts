import { constant, sql } from '../postgres/sql';
import { query } from './query';

/** One look at a migration's target, its pooler, log and metric. Null is what was not observed. */
export interface MonitorSample {
  /** Whether the target answered; null while there is none. */
  readonly isReached: boolean | null;
  readonly connections: number | null;
  readonly connectionLimit: number | null;
  readonly poolClients: number | null;
  readonly poolWaiting: number | null;
  /** ms of single round trips. */
  readonly roundTripsMs: readonly number[];
  readonly cacheShare: number | null;
  readonly bytes: number | null;
  /** Error lines since the cut-over. */
  readonly logErrors: number | null;
  readonly lagBytes: number | null;
  readonly metric: number | null;
}

/** A stretch of time: the highest of counts, the mean of shares, percentiles of all its round trips. */
export interface HistoryPoint {
  /** Begin of the stretch, ms since the epoch. */
  readonly at: number;
  readonly connections: number | null;
  readonly poolClients: number | null;
  readonly poolWaiting: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly cacheShare: number | null;
  readonly bytes: number | null;
  readonly logErrors: number | null;
  readonly lagBytes: number | null;
  readonly metric: number | null;
}

/** The newest look, with percentiles of the last five minutes. */
export interface LatestSample extends Omit<HistoryPoint, 'at'> {
  readonly at: number;
  readonly isReached: boolean | null;
  readonly connectionLimit: number | null;
}

/** What lies in the future was written before the clock was set back: when that was nobody knows. */
const NOT_FUTURE = constant`at <= clock_timestamp() + interval '1 minute'`;

/** Days that are kept. */
export const KEPT_DAYS = 7;
const SAME = constant`connections, pool_clients as "poolClients", pool_waiting as "poolWaiting",
  cache_share as "cacheShare", bytes::float8 as bytes, log_errors as "logErrors", lag_bytes::float8 as "lagBytes",
  metric, connection_limit as "connectionLimit", is_reached as "isReached"`;

/** Percentiles of all round trips of the five minutes before a look. */
const ROUND_TRIP = constant`
  (select percentile_cont(0.5) within group (order by ms) from monitor_sample r, unnest(r.round_trips_ms) as ms
    where r.migration_id = s.migration_id and r.at > s.at - interval '5 minutes') as p50,
  (select percentile_cont(0.95) within group (order by ms) from monitor_sample r, unnest(r.round_trips_ms) as ms
    where r.migration_id = s.migration_id and r.at > s.at - interval '5 minutes') as p95`;

/** Keeps a look; `at` is the state database's clock unless told. */
export async function insertSample(migrationId: string, sample: MonitorSample, at?: Date): Promise<void> {
  await query(sql`
    insert into monitor_sample (migration_id, at, is_reached, connections, connection_limit, pool_clients,
      pool_waiting, round_trips_ms, cache_share, bytes, log_errors, lag_bytes, metric)
    values (${migrationId}, coalesce(${at ?? null}::timestamptz, clock_timestamp()), ${sample.isReached},
      ${sample.connections}, ${sample.connectionLimit}, ${sample.poolClients}, ${sample.poolWaiting},
      ${[...sample.roundTripsMs]}::real[], ${sample.cacheShare}, ${sample.bytes}, ${sample.logErrors},
      ${sample.lagBytes}, ${sample.metric})
    on conflict do nothing`);
}

/** Deletes what is older than is kept, and what a clock that was set back left in the future; gives how many looks that were. */
export async function pruneSamples(migrationId: string): Promise<number> {
  const rows = await query(sql`
    delete from monitor_sample where migration_id = ${migrationId}
      and (at < clock_timestamp() - ${KEPT_DAYS} * interval '1 day' or not ${NOT_FUTURE}) returning 1 as one`);
  return rows.length;
}

/** The looks of the last `lengthMs` in stretches of `slotMs`, oldest first; a stretch without a look has no point. */
export function readHistory(
  migrationId: string,
  { lengthMs, slotMs }: { readonly lengthMs: number; readonly slotMs: number },
): Promise<HistoryPoint[]> {
  return query<HistoryPoint>(sql`
    with looks as (
      select *, date_bin(${slotMs}::float8 * interval '1 ms', at, timestamptz 'epoch') as slot
      from monitor_sample where migration_id = ${migrationId}
        and at >= clock_timestamp() - ${lengthMs}::float8 * interval '1 ms' and ${NOT_FUTURE}
    ), times as (
      select slot, percentile_cont(0.5) within group (order by ms) as p50,
        percentile_cont(0.95) within group (order by ms) as p95
      from looks, unnest(round_trips_ms) as ms group by slot
    )
    select extract(epoch from slot)::float8 * 1000 as at, max(connections) as connections,
      max(pool_clients) as "poolClients", max(pool_waiting) as "poolWaiting", p50, p95,
      avg(cache_share) as "cacheShare", max(bytes)::float8 as bytes, max(log_errors) as "logErrors",
      max(lag_bytes)::float8 as "lagBytes", avg(metric) as metric
    from looks left join times using (slot) group by slot, p50, p95 order by slot`);
}

/** The newest look of every migration that is looked at, for Prometheus. */
export function latestSamples(): Promise<(LatestSample & { readonly migrationId: string })[]> {
  return query(sql`
    select distinct on (migration_id) migration_id as "migrationId", extract(epoch from at)::float8 * 1000 as at,
      ${SAME}, ${ROUND_TRIP}
    from monitor_sample s where at > clock_timestamp() - interval '5 minutes' and ${NOT_FUTURE}
    order by migration_id, at desc`);
}

/** The newest look of a migration, or null when there was none within the last five minutes. */
export async function latestSample(migrationId: string): Promise<LatestSample | null> {
  const [row] = await query<LatestSample>(sql`
    select extract(epoch from at)::float8 * 1000 as at, ${SAME}, ${ROUND_TRIP}
    from monitor_sample s where migration_id = ${migrationId} and at > clock_timestamp() - interval '5 minutes'
      and ${NOT_FUTURE} order by at desc limit 1`);
  return row ?? null;
}
