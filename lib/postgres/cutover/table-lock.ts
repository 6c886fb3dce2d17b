import type pg from 'pg';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { type TableName, tableLabel } from '../copy/copy-table';
import { NOTICE_DROPPED_CLIENT } from '../notice-dropped-client';
import { ONLY_CATALOG } from '../only-catalog';
import { ident } from '../sql';
import { type ClientOptions, withPgClient } from '../with-client';

/** ms that a lock is waited for, where nobody says otherwise. */
export const LOCK_PATIENCE = 5_000;

/** First wait for a lock in ms; a longer one each time, so that two who wait for each other come free. */
const FIRST_WAIT = 100;

/** The locks must outlive any limit of the role, and go soon after this machine is gone. */
const LIMITS = `select pg_catalog.set_config(s.name, v.value, true) from (values
  ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0'),
  ('tcp_keepalives_idle', '5'), ('tcp_keepalives_interval', '2'), ('tcp_keepalives_count', '3')) v(name, value)
  join pg_catalog.pg_settings s using (name) union all select ${NOTICE_DROPPED_CLIENT}`;

const stateOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;

interface Blocker {
  /** Null for a prepared transaction, which outlives every session; it has a name instead. */
  readonly pid: number | null;
  readonly prepared: string | null;
  readonly role: string | null;
  readonly state: string | null;
  readonly seconds: number;
}

const blockerText = ({ pid, prepared, role, state, seconds }: Blocker): string =>
  pid === null
    ? `PREPARE TRANSACTION ${prepared ?? '—'} (${role ?? '—'}, ${Math.round(seconds)} s)`
    : `pid ${pid} (${role ?? '—'}, ${state ?? '—'}, ${Math.round(seconds)} s)`;

/** Locks tables against writers, in a session whose death sets them free; reading goes on. */
export class TableLock {
  readonly #client: pg.Client;
  readonly #lost = new AbortController();
  #isHeld = false;

  constructor(client: pg.Client) {
    this.#client = client;
    const lose = () => this.#lost.abort(new MudanzaError('MUD-973'));
    client.once('error', lose);
    client.once('end', lose);
  }

  /** Aborts as soon as the session is gone, and its locks with it. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Sessions that write to the tables now, by what they hold. */
  async #blockers(tables: readonly TableName[]): Promise<Blocker[]> {
    const { rows } = await this.#client.query<Blocker>(
      `select distinct l.pid, coalesce(a.usename, p.owner) as role, a.state, p.gid as prepared,
         coalesce(extract(epoch from pg_catalog.now() - coalesce(a.xact_start, p.prepared)), 0)::float8 as seconds
       from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid = l.relation
         join pg_catalog.pg_namespace n on n.oid = c.relnamespace left join pg_catalog.pg_stat_activity a on a.pid = l.pid
         left join pg_catalog.pg_locks x on l.pid is null and x.pid is null and x.locktype = 'transactionid'
           and x.granted and x.virtualtransaction = l.virtualtransaction
         left join pg_catalog.pg_prepared_xacts p on p.transaction = x.transactionid
       where l.granted and l.locktype = 'relation' and l.mode <> 'AccessShareLock'
         and l.pid is distinct from pg_catalog.pg_backend_pid()
         and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
         and n.nspname || '.' || c.relname = any ($1) order by 5 desc limit 5`,
      [tables.map(tableLabel)],
    );
    return rows;
  }

  /** Null when all of them are had; else how many were when the wait was over. */
  async #try(tables: readonly TableName[], only: string, wait: number): Promise<number | null> {
    const locks = tables.map(
      ({ schema, name }) => `lock table ${only}${ident(schema, name).fragment} in exclusive mode`,
    );
    let had = 0;
    const count = () => {
      had += 1;
    };
    await this.#client.query('begin read write');
    try {
      await this.#client.query(LIMITS);
      await this.#client.query(`set local lock_timeout = ${Math.max(1, Math.round(wait))}`);
      this.#client.connection.on('commandComplete', count);
      await this.#client.query(locks.join('; '));
      await this.#client.query('set local lock_timeout = 0');
      return null;
    } catch (error) {
      await this.#client.query('rollback').catch(() => undefined);
      // 55P03: waited too long; 40P01: a writer waited for us as well.
      if (stateOf(error) === '55P03' || stateOf(error) === '40P01') return had;
      throw error;
    } finally {
      this.#client.connection.off('commandComplete', count);
    }
  }

  /**
   * Takes the lock on all of them, or on none: throws MUD-967 with who is in the way when it is not had in time. The
   * application's writers wait meanwhile, and none of them is refused.
   *
   * @param patience ms in all
   */
  async take(
    tables: readonly TableName[],
    {
      patience,
      side = 'source',
      withChildren = false,
    }: { readonly patience: number; readonly side?: 'source' | 'target'; readonly withChildren?: boolean },
  ): Promise<void> {
    if (tables.length === 0) return;
    const until = performance.now() + patience;
    let order = [...tables];
    for (let wait = FIRST_WAIT; ; wait *= 1.5) {
      const left = until - performance.now();
      const had = await this.#try(order, withChildren ? '' : 'only ', Math.min(wait, Math.max(left, 1)));
      if (had === null) break;
      // Somebody held that one and may have waited for one of those before it: next time it comes first.
      const [first] = order.splice(had, 1);
      if (first) order = [first, ...order];
      if (performance.now() < until) continue;
      const blockers = await this.#blockers(tables);
      throw new MudanzaError('MUD-967', {
        params: {
          ...{ seconds: Math.round(patience / 1000), side },
          who: blockers.map(blockerText).join(', ') || '—',
        },
      });
    }
    this.#isHeld = true;
  }

  /** Goes to each table as taking the lock would, and stops nobody: what the lock costs when no writer is in its way. */
  async touch(tables: readonly TableName[]): Promise<void> {
    if (tables.length === 0) return;
    const list = tables.map(({ schema, name }) => ident(schema, name).fragment).join(', ');
    await this.#client.query('begin');
    await this.#client.query(`lock table ${list} in access share mode`);
    await this.#client.query('rollback');
  }

  /** Throws MUD-973 when the session that holds the lock is gone, or no longer in its transaction. */
  async prove(): Promise<void> {
    if (!this.#isHeld) return;
    const answered = await this.#client.query('select 1').then(
      () => this.#client.getTransactionStatus() === 'T',
      () => false,
    );
    if (!answered) throw new MudanzaError('MUD-973');
  }

  /** Sessions that wait for a table that is locked here. */
  async waiting(): Promise<number> {
    const { rows } = await this.#client.query<{ count: number }>(
      `select count(*)::int as count from pg_catalog.pg_locks w
       where not w.granted and pg_catalog.pg_backend_pid() = any (pg_catalog.pg_blocking_pids(w.pid))`,
    );
    return rows[0]?.count ?? 0;
  }

  /** Lets the writers go on. */
  async release(): Promise<void> {
    if (!this.#isHeld) return;
    await this.#client.query('commit');
    this.#isHeld = false;
  }
}

/** Opens the session of a lock; whatever is held goes with it. */
export function withTableLock<T>(
  at: Credentials,
  options: ClientOptions,
  use: (lock: TableLock) => Promise<T>,
): Promise<T> {
  return withPgClient(at, { applicationName: 'mudanza cutover lock', ...options }, async (client) => {
    await client.query(ONLY_CATALOG);
    return use(new TableLock(client));
  });
}
