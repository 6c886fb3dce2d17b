import { constant, sql } from '../postgres/sql';
import { query, type StateClient } from './query';
import type { WatchSpan } from './watch-span';
import type { WatchStore } from './watch-store';

export interface Watch {
  readonly migrationId: string;
  readonly url: string;
  /** Switched on, and the migration neither signed off nor archived since. */
  readonly isOn: boolean;
  readonly changedBy: string;
  readonly changedAt: Date;
}

const COLUMNS = constant`kind, from_ms::float8 as "from", to_ms::float8 as "to", reason`;

/** A watch ends with the sign-off of the last phase, or when the migration is archived. */
const IS_ON = constant`(is_on
  and exists (select from migration m where m.id = watch.migration_id and m.archived_at is null)
  and not exists (select from sign_off s
    where s.migration_id = watch.migration_id and s.phase = 'close' and s.at > watch.changed_at))`;

/** Whether a migration's backend is watched; null when it never was. */
export async function findWatch(migrationId: string): Promise<Watch | null> {
  const [row] = await query<Watch>(sql`
    select migration_id as "migrationId", url, ${IS_ON} as "isOn", changed_by as "changedBy",
      changed_at as "changedAt"
    from watch where migration_id = ${migrationId}`);
  return row ?? null;
}

/** Whether the backends that are watched now answered at the last question; what is not known is left out. */
export function listUp(): Promise<{ migrationId: string; isUp: boolean }[]> {
  return query(sql`
    select migration_id as "migrationId", last.kind = 'up' as "isUp" from watch
    cross join lateral (select kind, to_ms from watch_span s
      where s.migration_id = watch.migration_id order by id desc limit 1) as last
    where ${IS_ON} and last.kind <> 'gap'
      and last.to_ms > extract(epoch from clock_timestamp() - interval '1 minute') * 1000`);
}

/** Switches the watch on for an address, or changes the address. The record goes on where it was. */
export async function switchWatchOn(
  client: StateClient,
  input: { readonly migrationId: string; readonly url: string; readonly by: string },
): Promise<void> {
  await client.query(sql`
    insert into watch (migration_id, url, is_on, changed_by)
    values (${input.migrationId}, ${input.url}, true, ${input.by})
    on conflict (migration_id) do update set url = excluded.url, is_on = true, changed_by = excluded.changed_by,
      changed_at = clock_timestamp()`);
}

/** Switches the watch off; what was seen stays. */
export async function switchWatchOff(
  client: StateClient,
  input: { readonly migrationId: string; readonly by: string },
): Promise<void> {
  await client.query(sql`
    update watch set is_on = false, changed_by = ${input.by}, changed_at = clock_timestamp()
    where migration_id = ${input.migrationId}`);
}

/** Renews the leases of a watcher, takes those that have run out, and gives all it holds now. */
export function claimWatches(
  watcher: string,
  leaseMs: number,
): Promise<Pick<Watch, 'migrationId' | 'url'>[]> {
  return query(sql`
    update watch set watcher = ${watcher}::uuid,
      watched_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'
    where migration_id in (
      select migration_id from watch where ${IS_ON}
        and (watcher = ${watcher}::uuid or watched_until is null or watched_until < clock_timestamp())
      for update skip locked)
    returning migration_id as "migrationId", url`);
}

/** Gives the leases of a watcher that stops back, so that another need not wait for their end. */
export async function releaseWatches(watcher: string): Promise<void> {
  await query(sql`update watch set watcher = null, watched_until = null where watcher = ${watcher}::uuid`);
}

/** The record of a migration in order. */
export function listWatchSpans(migrationId: string): Promise<WatchSpan[]> {
  return query<WatchSpan>(
    sql`select ${COLUMNS} from watch_span where migration_id = ${migrationId} order by id`,
  );
}

/** The record in the state database. */
export const watchStore: WatchStore = {
  last: async (migrationId) => {
    const [row] = await query<WatchSpan>(sql`
      select ${COLUMNS} from watch_span where migration_id = ${migrationId} order by id desc limit 1`);
    return row ?? null;
  },
  extend: async (migrationId, to) => {
    await query(sql`
      update watch_span set to_ms = ${Math.round(to)}
      where id = (select max(id) from watch_span where migration_id = ${migrationId})`);
  },
  append: async (migrationId, { kind, from, to, reason }) => {
    await query(sql`
      insert into watch_span (migration_id, kind, from_ms, to_ms, reason)
      values (${migrationId}, ${kind}, ${Math.round(from)}, ${Math.round(to)}, ${reason})`);
  },
  spans: listWatchSpans,
};
