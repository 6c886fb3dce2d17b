import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import { INSIDE } from './inside-writers';
import { IS_OWN_SESSION } from './own-sessions';

/** A transaction on the source that has been open for a while. */
export interface OpenTransaction {
  readonly pid: number;
  readonly role: string | null;
  readonly application: string;
  readonly state: string | null;
  readonly seconds: number;
  /** It has written, or may hold rows: the fence would wait for it. */
  readonly writes: boolean;
}

/** What a source says of itself before it is fenced. */
export interface CutoverFacts {
  readonly database: string;
  readonly isStandby: boolean;
  /** Names of prepared transactions of this database. */
  readonly prepared: readonly string[];
  readonly transactions: readonly OpenTransaction[];
  /** What writes from inside of the server, and signs in nowhere: pg_cron, subscriptions that are switched on. */
  readonly inside: readonly string[];
  /** Lock slots left over in all: one is needed for each table. */
  readonly lockRoom: number;
  /** May end sessions of other roles. */
  readonly maySignal: boolean;
  /** May change other roles. */
  readonly mayAlterRoles: boolean;
}

/** Transactions younger than this are the application's daily bread; seconds. */
const OLD = 2;

/** Asks a source what would be in the way of a fence. */
export async function readCutoverFacts(client: ReadClient): Promise<CutoverFacts> {
  const rows = await client.rows<CutoverFacts>(sql`
    select pg_catalog.current_database() as database, pg_catalog.pg_is_in_recovery() as "isStandby",
      (select coalesce(pg_catalog.json_agg(gid order by gid), '[]') from pg_catalog.pg_prepared_xacts
        where database = pg_catalog.current_database()) as prepared,
      (select coalesce(pg_catalog.json_agg(t), '[]') from (
        select a.pid, a.usename as role, a.application_name as application, a.state,
          extract(epoch from pg_catalog.clock_timestamp() - a.xact_start)::float8 as seconds,
          a.backend_xid is not null or exists (select from pg_catalog.pg_locks l where l.pid = a.pid
            and l.locktype = 'relation' and l.mode not in ('AccessShareLock')) as writes
        from pg_catalog.pg_stat_activity a
        where a.datname = pg_catalog.current_database() and a.backend_type = 'client backend'
          and a.pid <> pg_catalog.pg_backend_pid() and not ${IS_OWN_SESSION}
          and a.xact_start < pg_catalog.clock_timestamp() - ${OLD} * interval '1 second'
        order by a.xact_start limit 20) t) as transactions,
      ${INSIDE} as inside,
      pg_catalog.current_setting('max_locks_per_transaction')::int
        * (pg_catalog.current_setting('max_connections')::int
           + pg_catalog.current_setting('max_prepared_transactions')::int) as "lockRoom",
      r.rolsuper or pg_catalog.pg_has_role('pg_signal_backend', 'usage') as "maySignal",
      r.rolsuper or r.rolcreaterole as "mayAlterRoles"
    from pg_catalog.pg_roles r where r.rolname = current_user`);
  const [facts] = rows;
  if (!facts) throw new Error('the server gave no answer');
  return facts;
}
