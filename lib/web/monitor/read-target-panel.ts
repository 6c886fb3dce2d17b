import { withTarget } from '../../postgres/with-client';
import type { Migration } from '../../store/migrations';
import { credentialsOf } from './credentials-of';
import type { CardResult } from './monitor-card';
import type { PoolNumbers } from './pool-numbers';
import { type MonitorPanel, readPanel } from './read-panel';
import { readPools } from './read-pools';
import { sizeLimitOf } from './size-card';

const CONNECT_LIMIT_MS = 5_000;
/** For the connection and all cards together. */
const PANEL_LIMIT_MS = 20_000;
const POOLS_LIMIT_MS = 10_000;

const optionsFor = (limitMs: number) => ({
  connectTimeout: CONNECT_LIMIT_MS,
  signal: AbortSignal.timeout(limitMs),
  applicationName: 'mudanza-monitor',
});

/**
 * Reads the panel of a migration's target over one short connection; null while there is no target. The password is
 * opened here and ends with the call. Throws what the driver says when there is no connection.
 */
export async function readTargetPanel({
  id,
  settings,
}: Pick<Migration, 'id' | 'settings'>): Promise<MonitorPanel | null> {
  const target = await credentialsOf(id, 'target');
  if (!target) return null;
  const options = optionsFor(PANEL_LIMIT_MS);
  return readPanel({
    connect: (use) => withTarget(target, use, options),
    sizeLimit: sizeLimitOf(settings),
  });
}

/** The numbers of the target's pools; null while there is no target. Throws when there is no connection. */
export async function readTargetPools(migrationId: string): Promise<CardResult<PoolNumbers> | null> {
  const target = await credentialsOf(migrationId, 'target');
  return target ? readPools(target, optionsFor(POOLS_LIMIT_MS)) : null;
}
