import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Endpoint } from '../postgres/address/endpoint';
import { stateConfig } from './pool';
import { stateError } from './state-outage';

/**
 * Takes the lock "I am the one who writes to this target", across all instances on the state database; null when
 * somebody holds it. It is an advisory lock of its own connection, so it ends with the process that took it. When that
 * connection is lost, so is the lock, and `onLost` is called: somebody else may take it from then on.
 */
export async function lockTarget(
  endpoint: Pick<Endpoint, 'host' | 'database'>,
  onLost: () => void,
): Promise<(() => Promise<void>) | null> {
  const name = `${endpoint.host}/${endpoint.database}`;
  const key = createHash('sha256').update(name).digest().readInt32BE(0);
  const client = new pg.Client(stateConfig('mudanza-target-lock'));
  let isReleased = false;
  const lost = () => {
    if (!isReleased) onLost();
  };
  const release = () => {
    isReleased = true;
    return client.end();
  };
  client.on('error', lost);
  client.on('end', lost);
  try {
    await client.connect();
    const lock = 'select pg_try_advisory_lock(7310453, $1) as taken';
    const { rows } = await client.query<{ taken: boolean }>(lock, [key]);
    if (rows[0]?.taken) return release;
  } catch (error) {
    isReleased = true;
    await client.end().catch(() => undefined);
    throw stateError(error);
  }
  await release();
  return null;
}
