import { MudanzaError } from '../../platform/errors/mudanza-error';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';

/** "Mudanza schema", as two 32-bit keys that nobody else is likely to use. */
const KEYS = [0x4d756461, 0x73636865] as const;

/** Takes the lock of schema deploys until the transaction ends, or throws MUD-319 when another one holds it. */
export async function takeDeployLock(client: ReadClient): Promise<void> {
  const [row] = await client.rows<{ taken: boolean }>(
    sql`select pg_catalog.pg_try_advisory_xact_lock(${KEYS[0]}::int, ${KEYS[1]}::int) as taken`,
  );
  if (!row?.taken) throw new MudanzaError('MUD-319');
}
