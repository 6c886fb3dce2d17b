import { openWorkspace, resolveInside } from '../../backend/files/workspace';
import { followNames, reverseNames } from '../../postgres/replication/follow-names';
import { readSlotStand } from '../../postgres/replication/slot-stand';
import { sql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { withSource, withTarget } from '../../postgres/with-client';
import { findMigration, type Migration } from '../../store/migrations';
import type { MonitorSample } from '../../store/monitor-samples';
import { listRuns } from '../../store/runs';
import { cacheCard } from './cache-card';
import { connectionCard } from './connection-card';
import { credentialsOf } from './credentials-of';
import { cutOverOf } from './cut-over-of';
import { CARD_LIMIT_MS, readCard } from './read-card';
import { readLogTail } from './read-log-tail';
import { readPools } from './read-pools';
import { scrapeMetric } from './scrape-metric';
import { sizeCard } from './size-card';

/** Round trips timed at each look: enough for the percentiles of a few minutes, and little for the target. */
const TIMES = 10;
const LIMIT_MS = 10_000;
/** Whether a number is near its limit is judged later, by the limits of then. */
const NO_LIMIT = { bytes: Number.POSITIVE_INFINITY, isHard: false };

type Part<Key extends keyof MonitorSample> = Pick<MonitorSample, Key>;

async function roundTrips(client: TargetClient): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const begun = performance.now();
    await client.rows(sql`select 1`);
    times.push(Math.round((performance.now() - begun) * 1_000) / 1_000);
  }
  return times;
}

const options = (signal: AbortSignal) => ({
  connectTimeout: 5_000,
  signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
  applicationName: 'mudanza-monitor',
});

const UNSEEN = { connections: null, connectionLimit: null, cacheShare: null, bytes: null, roundTripsMs: [] };
type Seen = Part<keyof typeof UNSEEN | 'isReached'>;

async function seenOfTarget(migrationId: string, signal: AbortSignal): Promise<Seen> {
  const target = await credentialsOf(migrationId, 'target');
  if (!target) return { ...UNSEEN, isReached: null };
  const look = async (client: TargetClient) => ({
    times: await roundTrips(client),
    connections: await readCard(client, connectionCard, CARD_LIMIT_MS),
    size: await readCard(client, sizeCard(NO_LIMIT), CARD_LIMIT_MS),
    cache: await readCard(client, cacheCard, CARD_LIMIT_MS),
  });
  const { times, connections, size, cache } = await withTarget(target, look, options(signal));
  return {
    isReached: true,
    roundTripsMs: times,
    connections: connections.isAvailable ? connections.data.used : null,
    connectionLimit: connections.isAvailable ? connections.data.limit : null,
    bytes: size.isAvailable ? size.data.bytes : null,
    cacheShare: cache.isAvailable ? cache.data.share : null,
  };
}

async function seenOfPools(
  migrationId: string,
  signal: AbortSignal,
): Promise<Part<'poolClients' | 'poolWaiting'>> {
  const target = await credentialsOf(migrationId, 'target');
  const pools = target ? await readPools(target, options(signal)) : null;
  if (!pools?.isAvailable || pools.data.from === 'server') return { poolClients: null, poolWaiting: null };
  const waiting = pools.data.pools.reduce((sum, pool) => sum + pool.clientsWaiting, 0);
  return { poolClients: pools.data.clients, poolWaiting: waiting };
}

async function seenOfMetric({ settings }: Migration, signal: AbortSignal): Promise<Part<'metric'>> {
  const { metricsUrl, metricName } = settings.monitor;
  if (metricsUrl === '') return { metric: null };
  const found = await scrapeMetric(metricsUrl, metricName, { signal, headers: {}, timeLimitMs: 5_000 });
  if (!found.isAvailable) return { metric: null };
  const sum = found.data.reduce((total, { value }) => total + value, 0);
  return { metric: Number.isFinite(sum) ? sum : null };
}

async function seenOfLog({ id, settings }: Migration, signal: AbortSignal): Promise<Part<'logErrors'>> {
  const { logFile, container } = settings.monitor;
  const since = (await cutOverOf(id)) ?? 0;
  const path =
    logFile !== '' && settings.workspace ? resolveInside(openWorkspace(settings.workspace), logFile) : null;
  if (path === null && (logFile !== '' || container === '')) return { logErrors: null };
  const tail = await readLogTail(
    path === null ? { kind: 'docker', container } : { kind: 'file', path },
    since,
    signal,
  );
  return { logErrors: tail.isAvailable ? tail.data.errors : null };
}

/** Bytes of log that the migration's slot has not been read: of following, and after the switch of the way back. */
async function seenOfLag({ id }: Migration, signal: AbortSignal): Promise<Part<'lagBytes'>> {
  const isFollowed = (await listRuns(id)).some(
    ({ stepId, action }) => stepId === 'data.prepare' && action === 'run',
  );
  if (!isFollowed) return { lagBytes: null };
  const sides = [
    ['target', reverseNames(id).slot],
    ['source', followNames(id).slot],
  ] as const;
  for (const [side, slot] of sides) {
    const at = await credentialsOf(id, side);
    const stand = at && (await withSource(at, (client) => readSlotStand(client, slot), options(signal)));
    if (stand?.confirmed !== null && stand?.confirmed !== undefined)
      return { lagBytes: Math.max(0, Number(stand.position - stand.confirmed)) };
  }
  return { lagBytes: null };
}

/**
 * One look at the target of a migration, its pooler, its backend's metric and log. Each part by itself: what cannot be
 * seen is null, and the others are not touched.
 */
export async function takeSample(migrationId: string, signal: AbortSignal): Promise<MonitorSample> {
  const migration = await findMigration(migrationId);
  if (!migration) throw new Error(`no migration ${migrationId}`);
  const [target, pools, metric, log, lag] = await Promise.all([
    seenOfTarget(migrationId, signal).catch((): Seen => ({ ...UNSEEN, isReached: false })),
    seenOfPools(migrationId, signal).catch(() => ({ poolClients: null, poolWaiting: null })),
    seenOfMetric(migration, signal).catch(() => ({ metric: null })),
    seenOfLog(migration, signal).catch(() => ({ logErrors: null })),
    seenOfLag(migration, signal).catch(() => ({ lagBytes: null })),
  ]);
  return { ...target, ...pools, ...metric, ...log, ...lag };
}
