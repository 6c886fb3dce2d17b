import { sql } from '../sql';
import type { ReadClient } from '../target-client';

/**
 * Makes the server look every half second whether its client is still there, for this transaction only: a
 * cancelled run closes its socket, and without this a long statement would go on, with its locks, to its end.
 * The setting exists from 14 on and not on every platform; where it does not, nothing is changed.
 */
export async function noticeDroppedClient(client: ReadClient): Promise<void> {
  await client.rows(
    sql`select pg_catalog.set_config(s.name, '500', true) from pg_catalog.pg_settings s
      where s.name = 'client_connection_check_interval'`,
  );
}
