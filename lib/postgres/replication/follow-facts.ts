import { MudanzaError } from '../../platform/errors/mudanza-error';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import { DOCKER_MARK, PROVIDER_MARKS } from './follow-provider';

/** What a server says of its readiness to be followed. */
export interface FollowFacts {
  readonly version: number;
  readonly walLevel: string;
  readonly slots: number;
  readonly freeSlots: number;
  readonly senders: number;
  readonly freeSenders: number;
  /** MB of WAL that a slot may keep; -1 without limit, null where the server has no such setting (before 13). */
  readonly keepMb: number | null;
  readonly mayReplicate: boolean;
  /** The role may make a publication in this database. */
  readonly mayPublish: boolean;
  readonly isInRecovery: boolean;
  readonly preparedTransactions: number;
  /** Names of settings and roles by which the server's provider is known. */
  readonly marks: readonly string[];
  /** The oldest transaction that writes: a new slot waits for its end. */
  readonly oldest: { readonly pid: number; readonly seconds: number } | null;
}

/** Asks a source in one query whether, and how well, it can be followed. */
export async function readFollowFacts(client: ReadClient): Promise<FollowFacts> {
  const rows = await client.rows<FollowFacts>(sql`
    select pg_catalog.current_setting('server_version_num')::int as version,
      pg_catalog.current_setting('wal_level') as "walLevel",
      pg_catalog.current_setting('max_replication_slots')::int as slots,
      pg_catalog.current_setting('max_replication_slots')::int
        - (select count(*)::int from pg_catalog.pg_replication_slots) as "freeSlots",
      pg_catalog.current_setting('max_wal_senders')::int as senders,
      pg_catalog.current_setting('max_wal_senders')::int
        - (select count(*)::int from pg_catalog.pg_stat_activity where backend_type = 'walsender') as "freeSenders",
      (select setting::int from pg_catalog.pg_settings where name = 'max_slot_wal_keep_size') as "keepMb",
      r.rolreplication or r.rolsuper or exists (select from pg_catalog.pg_roles g
        where g.rolname in ('rds_replication', 'rds_superuser')
          and pg_catalog.pg_has_role(current_user, g.oid, 'member')) as "mayReplicate",
      pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') as "mayPublish",
      pg_catalog.pg_is_in_recovery() as "isInRecovery",
      (select count(*)::int from pg_catalog.pg_prepared_xacts) as "preparedTransactions",
      (select coalesce(pg_catalog.json_agg(m.name), '[]') from (
        select s.name from pg_catalog.pg_settings s where s.name = any (${[...PROVIDER_MARKS]})
        union all select ${DOCKER_MARK} from pg_catalog.pg_settings s
          where s.name = 'data_directory' and s.setting ~ '^/var/lib/postgresql/(data|[0-9]+/docker)'
        union all select g.rolname::text from pg_catalog.pg_roles g where g.rolname = any (${[...PROVIDER_MARKS]})
      ) m) as marks,
      (select pg_catalog.json_build_object('pid', a.pid, 'seconds',
          extract(epoch from pg_catalog.clock_timestamp() - a.xact_start)::float8)
       from pg_catalog.pg_stat_activity a where a.backend_xid is not null and a.pid <> pg_catalog.pg_backend_pid()
       order by a.xact_start limit 1) as oldest
    from pg_catalog.pg_roles r where r.rolname = current_user`);
  const [facts] = rows;
  if (!facts) throw new Error('the server gave no answer');
  return facts;
}

/** Why a source cannot be followed as it stands. */
export type FollowObstacle = 'walLevel' | 'standby' | 'slots' | 'senders' | 'role' | 'publish' | 'prepared';

/** Everything that stands in the way, in the order in which it is mended. */
export function followObstacles(facts: FollowFacts): FollowObstacle[] {
  const tests: readonly (readonly [FollowObstacle, boolean])[] = [
    ['walLevel', facts.walLevel !== 'logical'],
    ['standby', facts.isInRecovery],
    ['slots', facts.freeSlots < 1],
    ['senders', facts.freeSenders < 1],
    ['role', !facts.mayReplicate],
    ['publish', !facts.mayPublish],
    ['prepared', facts.preparedTransactions > 0],
  ];
  return tests.flatMap(([obstacle, isThere]) => (isThere ? [obstacle] : []));
}

/** Throws MUD-962 where a slot cannot be had, before anything is written to the source. */
export function refuseFollowing(facts: FollowFacts): void {
  const [first] = followObstacles(facts);
  if (first) throw new MudanzaError('MUD-962', { params: { reason: first, level: facts.walLevel } });
}
