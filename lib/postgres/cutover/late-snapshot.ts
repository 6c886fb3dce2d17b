import type { Credentials } from '../address/endpoint';
import { type ClientOptions, withPgClient } from '../with-client';

/** A session that stands ready to export the moment at which it is asked, and holds it to its end. */
export function withLateSnapshot<T>(
  at: Credentials,
  options: ClientOptions,
  use: (take: () => Promise<string>) => Promise<T>,
): Promise<T> {
  return withPgClient(at, { applicationName: 'mudanza cutover snapshot', ...options }, (client) =>
    use(async () => {
      await client.query('begin isolation level repeatable read, read only');
      await client.query(
        `select pg_catalog.set_config('idle_in_transaction_session_timeout', '0', true),
           pg_catalog.set_config('statement_timeout', '0', true)`,
      );
      const { rows } = await client.query<{ id: string }>('select pg_catalog.pg_export_snapshot() as id');
      return rows[0]?.id ?? '';
    }),
  );
}
