import { MudanzaError } from '../../platform/errors/mudanza-error';
import { sql } from '../sql';
import type { TargetClient } from '../target-client';
import { type HeldTransaction, PIN_READING, watchTransaction } from './hold-transaction';

/** "Mudanza schema", as two 32-bit keys that nobody else is likely to use. */
const KEYS = [0x4d756461, 0x73636865] as const;

/**
 * What every deploy and every undo begins with, in one round trip: takes the lock of schema deploys until the transaction
 * ends (MUD-319 when another one holds it), and holds the transaction.
 */
export async function beginDeploy(client: TargetClient): Promise<HeldTransaction> {
  const [row] = await client.rows<{ taken: boolean; id: string }>(
    sql`select pg_catalog.pg_try_advisory_xact_lock(${KEYS[0]}::int, ${KEYS[1]}::int) as taken,
      pg_catalog.txid_current()::text as id, ${PIN_READING}`,
  );
  if (!row?.taken) throw new MudanzaError('MUD-319');
  return watchTransaction(client, row.id);
}
