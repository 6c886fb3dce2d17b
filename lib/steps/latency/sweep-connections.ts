import type { SweepEvidence, SweepLevel } from '../../plan/evidence/latency-evidence';
import type { ComputeId } from '../../postgres/address/compute-sizes';
import type { Credentials } from '../../postgres/address/endpoint';
import { openSamplerConnection, type SamplerConnection, shot } from '../../postgres/sampler-connection';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { findKnee } from './find-knee';
import { LatencyHistogram } from './latency-histogram';
import { originalText } from './original-text';
import { allowedSweep, sweepLimit } from './sweep-limit';

export interface SweepOptions {
  readonly credentials: Credentials;
  /** Highest number of connections the operator allows. */
  readonly upTo: number;
  /** Size of the target's project, where it is one of Supabase's. */
  readonly compute: ComputeId;
  readonly signal: AbortSignal;
  /** ms spent on each level. */
  readonly levelMs?: number;
}

const LEVEL_MS = 1_500;
const round = (value: number) => Math.round(value * 1000) / 1000;

/** 1, 2, 5, 10, 20, 50 … and the limit itself. */
export function sweepLevels(limit: number): number[] {
  const levels: number[] = [];
  for (let decade = 1; decade <= limit; decade *= 10) {
    for (const factor of [1, 2, 5]) if (factor * decade <= limit) levels.push(factor * decade);
  }
  return levels.includes(limit) || limit < 1 ? levels : [...levels, limit];
}

/** Connections the server still has for ordinary roles, by its own settings and what is in use now. */
export async function freeConnections(credentials: Credentials, signal: AbortSignal): Promise<number> {
  const rows = await withTarget(
    credentials,
    (client) =>
      client.rows<{ free: number }>(sql`
        select pg_catalog.current_setting('max_connections')::int
          - pg_catalog.current_setting('superuser_reserved_connections')::int
          - coalesce(pg_catalog.current_setting('reserved_connections', true), '0')::int
          - (select count(*)::int from pg_catalog.pg_stat_activity where backend_type = 'client backend') as free`),
    { signal },
  );
  return Math.max(0, rows[0]?.free ?? 0);
}

/** Keeps one connection busy until the level's time is over. */
async function keepBusy(
  connection: SamplerConnection,
  until: number,
  histogram: LatencyHistogram,
): Promise<void> {
  const question = [shot(sql`select 1`)];
  while (performance.now() < until) histogram.record(await connection.time(question));
}

async function measureLevel(connections: readonly SamplerConnection[], forMs: number): Promise<SweepLevel> {
  const histogram = new LatencyHistogram();
  const begun = performance.now();
  await Promise.all(connections.map((connection) => keepBusy(connection, begun + forMs, histogram)));
  const seconds = (performance.now() - begun) / 1000;
  return {
    connections: connections.length,
    n: histogram.count,
    throughput: round(histogram.count / seconds),
    p50: round(histogram.percentile(50)),
    p95: round(histogram.percentile(95)),
  };
}

/**
 * Asks `SELECT 1` over more and more connections at once, never more than the server has to spare. Ends at the first
 * connection or question that is refused and keeps the levels measured until then.
 */
export async function sweepConnections(options: SweepOptions): Promise<SweepEvidence> {
  const { credentials, upTo, signal, compute } = options;
  const limit = sweepLimit(credentials.endpoint, compute);
  const free = limit.by === 'pooler' ? null : await freeConnections(credentials, signal);
  const { connections: allowed, limitedBy } = allowedSweep(upTo, limit, free);
  const open: SamplerConnection[] = [];
  const levels: SweepLevel[] = [];
  let exhausted: SweepEvidence['exhausted'] = null;
  try {
    for (const level of sweepLevels(allowed)) {
      while (open.length < level) open.push(await openSamplerConnection(credentials, signal));
      levels.push(await measureLevel(open, options.levelMs ?? LEVEL_MS));
    }
  } catch (error) {
    if (!signal.aborted) {
      const original = originalText(error);
      exhausted = { connections: open.length + 1, original };
    }
  } finally {
    for (const connection of open) connection.close();
  }
  return { asked: upTo, allowed, limitedBy, levels, knee: findKnee(levels), exhausted };
}
