import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '../sql';
import type { TargetClient } from '../target-client';
import { isServerError } from './statement-error';

const LOOK_AGAIN_MS = 250;
const LONGEST_MS = 10_000;

async function statusOf(client: TargetClient, transaction: string): Promise<string | null> {
  const [row] = await client.rows<{ status: string | null }>(
    sql`select pg_catalog.txid_status(${transaction}::bigint) as status`,
  );
  return row?.status ?? null;
}

/**
 * Whether a transaction of which only the announcement was kept came to be. The server itself knows; what it has forgotten, or
 * never knew because it is another server, counts as written: whoever takes it back looks at what is there. The session of a
 * process that was killed may live a moment longer, so its transaction is waited for.
 */
export async function wasCommitted(client: TargetClient, transaction: string | undefined): Promise<boolean> {
  if (transaction === undefined) return true;
  try {
    for (let waited = 0; waited < LONGEST_MS; waited += LOOK_AGAIN_MS) {
      const status = await statusOf(client, transaction);
      if (status !== 'in progress') return status !== 'aborted';
      await sleep(LOOK_AGAIN_MS);
    }
    return false;
  } catch (error) {
    if (isServerError(error)) return true;
    throw error;
  }
}
