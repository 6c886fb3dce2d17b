import { sql } from '../sql';
import type { ReadClient } from '../target-client';

/** What a server says of itself, as far as moving rows depends on it. */
export interface SideFacts {
  /** `server_version_num`, e.g. 170010. */
  readonly version: number;
  readonly encoding: string;
  readonly databaseBytes: number;
  readonly role: string;
  /** May read past row security. */
  readonly bypassesRowSecurity: boolean;
  readonly isReadOnly: boolean;
  readonly largeObjects: number;
  /** Other databases of the server that somebody may connect to. */
  readonly otherDatabases: readonly string[];
  readonly preparedTransactions: number;
  /** Their names, the oldest first; at most ten. */
  readonly preparedNames: readonly string[];
  /** Which transactions this session sees: equal texts are equal moments of a server. */
  readonly moment: string;
  /** Seconds that the oldest other transaction has been open; null for none. */
  readonly oldestTransaction: number | null;
}

/** Reads the facts of one side in one round trip. */
export async function readSideFacts(client: ReadClient): Promise<SideFacts> {
  const rows = await client.rows<Omit<SideFacts, 'databaseBytes'> & { databaseBytes: string }>(sql`
    select pg_catalog.current_setting('server_version_num')::int as version,
      pg_catalog.current_setting('server_encoding') as encoding,
      pg_catalog.pg_database_size(pg_catalog.current_database())::text as "databaseBytes",
      current_user::text as role,
      (select r.rolsuper or r.rolbypassrls from pg_catalog.pg_roles r where r.rolname = current_user)
        as "bypassesRowSecurity",
      pg_catalog.current_setting('default_transaction_read_only') = 'on'
        or pg_catalog.pg_is_in_recovery() as "isReadOnly",
      (select count(*)::int from pg_catalog.pg_largeobject_metadata) as "largeObjects",
      (select coalesce(pg_catalog.json_agg(d.datname order by d.datname), '[]') from pg_catalog.pg_database d
       where d.datallowconn and not d.datistemplate and d.datname <> pg_catalog.current_database()
         and d.datname <> 'postgres') as "otherDatabases",
      (select count(*)::int from pg_catalog.pg_prepared_xacts x where x.database = pg_catalog.current_database())
        as "preparedTransactions",
      (select coalesce(pg_catalog.json_agg(x.gid), '[]') from (select gid from pg_catalog.pg_prepared_xacts
         where database = pg_catalog.current_database() order by prepared limit 10) x) as "preparedNames",
      pg_catalog.txid_current_snapshot()::text as moment,
      (select extract(epoch from max(pg_catalog.clock_timestamp() - a.xact_start))::float8
       from pg_catalog.pg_stat_activity a where a.xact_start is not null and a.pid <> pg_catalog.pg_backend_pid()
         and a.backend_type = 'client backend' and a.datname = pg_catalog.current_database()) as "oldestTransaction"`);
  const [facts] = rows;
  if (!facts) throw new Error('the server gave no answer');
  return { ...facts, databaseBytes: Number(facts.databaseBytes) };
}
