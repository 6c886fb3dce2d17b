import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { ONLY_CATALOG } from '../only-catalog';
import { parseLsn } from '../replication/lsn';
import type { ConfirmedSql } from '../source-owner';
import type { Sql } from '../sql';
import type { ReadClient } from '../target-client';
import { type ClientOptions, withPgClient } from '../with-client';
import { IS_OWN_SESSION } from './own-sessions';

/** A session of ours or of the application on the source. */
export interface OtherSession {
  readonly pid: number;
  readonly role: string;
  readonly application: string;
  readonly address: string;
}

const OTHERS = `from pg_catalog.pg_stat_activity a
  where a.datname = pg_catalog.current_database() and a.backend_type = 'client backend'
    and a.pid <> pg_catalog.pg_backend_pid() and not ${IS_OWN_SESSION.fragment}`;

/** ms that ended sessions get to be gone. */
const GONE_AFTER = 3_000;

/** The session that raises the fence on the source and takes it down; it writes though the source may be read-only. */
export class FenceSession implements ReadClient {
  readonly #client: pg.Client;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  async rows<Row extends object>({ text, values }: Sql): Promise<Row[]> {
    return (await this.#client.query<Row>(text, [...values])).rows;
  }

  /** All of them or none. With `isTried` they are rolled back: it is known that they would be taken. */
  async execute(statements: readonly ConfirmedSql[], { isTried = false } = {}): Promise<void> {
    if (statements.length === 0) return;
    await this.#client.query('begin read write');
    try {
      await this.#client.query(`set local lock_timeout = '3s'`);
      for (const { text } of statements) await this.#client.query({ text, ...{ queryMode: 'extended' } });
      await this.#client.query(isTried ? 'rollback' : 'commit');
    } catch (error) {
      await this.#client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  /** Sessions of these roles that began before now; of all roles with null. */
  async sessions(roles: readonly string[] | null): Promise<OtherSession[]> {
    const { rows } = await this.#client.query<OtherSession>(
      `select a.pid, a.usename as role, a.application_name as application,
         coalesce(a.client_addr::text, 'local') as address ${OTHERS} and ($1::text[] is null or a.usename = any ($1))
       order by 1 limit 200`,
      [roles === null ? null : [...roles]],
    );
    return rows;
  }

  /**
   * Ends every session of the roles that is older than the fence. Throws MUD-968 when one of them will not go.
   */
  async endSessions(roles: readonly string[]): Promise<number> {
    if (roles.length === 0) return 0;
    const { rows } = await this.#client.query<{ now: string }>(
      `select pg_catalog.clock_timestamp()::text as now`,
    );
    const before = rows[0]?.now;
    const until = performance.now() + GONE_AFTER;
    let ended = 0;
    for (;;) {
      const left = await this.#client.query<{ pid: number; asked: boolean }>(
        `select a.pid, pg_catalog.pg_terminate_backend(a.pid) as asked ${OTHERS}
           and a.usename = any ($1) and a.backend_start < $2::timestamptz`,
        [[...roles], before],
      );
      ended = Math.max(ended, left.rows.length);
      if (left.rows.length === 0) return ended;
      if (performance.now() > until) {
        const pids = left.rows.map(({ pid }) => pid).join(', ');
        throw new MudanzaError('MUD-968', { params: { reason: 'sessions', what: pids } });
      }
      await sleep(3);
    }
  }

  /** Writes a mark into the log, durably at once; everything that was committed before lies before it. */
  async mark(text: string): Promise<bigint> {
    const { rows } = await this.#client.query<{ lsn: string }>(
      `select pg_catalog.pg_logical_emit_message(true, 'mudanza', $1)::text as lsn`,
      [text],
    );
    return parseLsn(rows[0]?.lsn ?? '0/0');
  }
}

/** Opens the session of the fence. */
export function withFenceSession<T>(
  source: Credentials,
  options: ClientOptions,
  use: (session: FenceSession) => Promise<T>,
): Promise<T> {
  return withPgClient(source, { applicationName: 'mudanza cutover', ...options }, async (client) => {
    await client.query(
      `set synchronous_commit = on; set statement_timeout = 0; set default_transaction_read_only = off; ${ONLY_CATALOG}`,
    );
    return use(new FenceSession(client));
  });
}
