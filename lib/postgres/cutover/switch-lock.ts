import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { withCopyWriter } from '../copy/copy-session';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';

/** ms that the lock may still be held after the process before has died. */
const PATIENCE = 5_000;
const EVERY = 100;

/** So that a machine that vanished does not keep the lock for hours; a socket without TCP has no such thing. */
const KEEPALIVES = sql`select pg_catalog.set_config(k.name, k.value, false) from (values
  ('tcp_keepalives_idle', '5'), ('tcp_keepalives_interval', '2'), ('tcp_keepalives_count', '3')) k(name, value)`;

/**
 * Held by a session of the target until it ends: one at a time switches a following, rehearses it, or takes it back, from
 * whatever machine and instance. A session whose process has just died is waited for; then throws MUD-978.
 */
export async function lockSwitch(client: ReadClient, slot: string): Promise<void> {
  await client.rows(KEEPALIVES);
  for (const until = performance.now() + PATIENCE; ; ) {
    const rows = await client.rows<{ got: boolean }>(
      sql`select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended('mudanza switch ' || ${slot}, 0)) as got`,
    );
    if (rows[0]?.got) return;
    if (performance.now() > until) throw new MudanzaError('MUD-978', { params: { slot } });
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

/** The lock in a session of its own, while the body runs. */
export function withSwitchLock<T>(target: Credentials, slot: string, use: () => Promise<T>): Promise<T> {
  const options = { applicationName: 'mudanza cutover', connectTimeout: 10_000 };
  return withCopyWriter(target, options, async (client) => {
    await lockSwitch(client, slot);
    return use();
  });
}

/** Throws MUD-978 while somebody switches; a target that is not reached has nobody who does. */
export async function requireNoSwitch(target: Credentials, slot: string): Promise<void> {
  await withSwitchLock(target, slot, async () => undefined).catch((error: unknown) => {
    if (error instanceof MudanzaError) throw error;
  });
}
