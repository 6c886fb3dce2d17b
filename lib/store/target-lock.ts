import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Endpoint } from '../postgres/endpoint';
import { stateConfig } from './pool';

/**
 * Takes the lock "I am the one who writes to this target", across all instances on the state database; null when
 * somebody holds it. It is an advisory lock of its own connection, so it ends with the process that took it.
 */
export async function lockTarget(endpoint: Endpoint): Promise<(() => Promise<void>) | null> {
  const name = `${endpoint.host}/${endpoint.database}`;
  const key = createHash('sha256').update(name).digest().readInt32BE(0);
  const client = new pg.Client(stateConfig('mudanza-target-lock'));
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock(7310453, $1) as taken',
    [key],
  );
  if (rows[0]?.taken) return () => client.end();
  await client.end();
  return null;
}
