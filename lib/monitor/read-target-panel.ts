import type { Credentials } from '../postgres/endpoint';
import { withTarget } from '../postgres/with-client';
import { listConnections } from '../store/connections';
import { openSecrets } from '../store/secrets';
import { type MonitorPanel, readPanel } from './read-panel';

const CONNECT_LIMIT_MS = 5_000;
/** For the connection and all cards together. */
const PANEL_LIMIT_MS = 20_000;

async function targetOf(migrationId: string): Promise<Credentials | null> {
  const endpoint = (await listConnections(migrationId)).get('target');
  if (!endpoint) return null;
  return { endpoint, password: (await openSecrets(migrationId)).get('target.password') ?? '' };
}

/**
 * Reads the panel of a migration's target over one short connection; null while there is no target. The password is
 * opened here and ends with the call. Throws what the driver says when there is no connection.
 */
export async function readTargetPanel(migrationId: string): Promise<MonitorPanel | null> {
  const target = await targetOf(migrationId);
  if (!target) return null;
  const options = {
    connectTimeout: CONNECT_LIMIT_MS,
    signal: AbortSignal.timeout(PANEL_LIMIT_MS),
    applicationName: 'mudanza-monitor',
  };
  return readPanel({ connect: (use) => withTarget(target, use, options) });
}
