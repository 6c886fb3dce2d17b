import { MudanzaError } from '../../platform/errors/mudanza-error';
import { type Fragment, literal, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';

/** ms that slot and lock may still count as in use after the relay before has gone. */
export const RELAY_PATIENCE = 5_000;

/** Takes the lock of a slot, and says in `got` whether it was free. */
export const lockQuery = (slot: Fragment): string =>
  sql`select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended('mudanza relay ' || ${slot}, 0)) as got`
    .text;

/**
 * Held by a session until it ends: one relay a slot, on whatever machine. A session whose process has just died is waited
 * for; then `taken` is thrown, MUD-961 unless said otherwise.
 */
export async function lockRelay(
  client: ReadClient,
  slot: string,
  taken: 'MUD-961' | 'MUD-984' = 'MUD-961',
): Promise<void> {
  const until = performance.now() + RELAY_PATIENCE;
  for (;;) {
    const rows = await client.rows<{ got: boolean }>(trustedSql(lockQuery(literal(slot)), 'own-file'));
    if (rows[0]?.got) return;
    if (performance.now() > until) throw new MudanzaError(taken, { params: { slot } });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
