import type pg from 'pg';
import type { Credentials } from '../address/endpoint';
import { literal } from '../sql';
import { withPgClient } from '../with-client';
import type { Relay } from './relay';

/** ms of silence after which a server is asked, on a connection of its own, whether it still waits for the relay's. */
export const SILENCE = 20_000;

const APPLICATION = 'mudanza relay';

/** The server's end of the sessions of a relay. */
export interface RelaySessions {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly slot: string;
  /** Server processes: the one that sends, and the one that writes. */
  readonly sender: number;
  readonly writer: number;
  readonly signal: AbortSignal;
  readonly silence?: number | undefined;
}

/** A lost connection, as the network itself reports one: whoever follows takes it up again. */
const silent = (side: string) =>
  Object.assign(new Error(`the ${side} does not know this connection any more`), { code: 'ETIMEDOUT' });

/**
 * Notices a connection of which each side believes that the other is silent (a router that forgot it, a cable that was
 * pulled): a socket says so after a quarter of an hour, or never. Silence alone proves nothing, since a statement may wait for a
 * lock: so the server is asked what its end of the connection does.
 */
export class RelayWatch {
  readonly #relay: Relay;
  readonly #sessions: RelaySessions;
  readonly #silence: number;
  readonly #timer: NodeJS.Timeout;
  #isAsking = false;
  /** The writer's end waited for us, when it was asked last. */
  #hasWaited = false;

  constructor(relay: Relay, sessions: RelaySessions) {
    this.#relay = relay;
    this.#sessions = sessions;
    this.#silence = sessions.silence ?? SILENCE;
    this.#timer = setInterval(() => void this.#look(), this.#silence / 2).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const { source, target } = this.#relay.silence;
      if (source >= this.#silence && !(await this.#isSending())) this.#relay.giveUp(silent('source'));
      if (target < this.#silence) this.#hasWaited = false;
      else await this.#lookAtWriter();
    } catch {
      // What cannot be asked says nothing of the connection.
    } finally {
      this.#isAsking = false;
    }
  }

  #ask<Row extends object>(at: Credentials, text: string): Promise<Row[]> {
    const { signal } = this.#sessions;
    return withPgClient(at, { signal, applicationName: 'mudanza watch' }, async (client: pg.Client) => {
      const { rows } = await client.query<Row>(text);
      return rows;
    });
  }

  /** The slot is read by the process that sends to us. */
  async #isSending(): Promise<boolean> {
    const { source, slot, sender } = this.#sessions;
    const rows = await this.#ask(
      source,
      `select from pg_catalog.pg_replication_slots s where s.slot_name operator(pg_catalog.=) ${literal(slot).fragment}
         and s.active_pid operator(pg_catalog.=) ${sender}`,
    );
    return rows.length > 0;
  }

  /** A writer that waits for us while we wait for it has lost us: it is ended, so that its lock is free for the next. */
  async #lookAtWriter(): Promise<void> {
    const { target, writer } = this.#sessions;
    const own = `a.pid operator(pg_catalog.=) ${writer} and a.usename operator(pg_catalog.=) current_user
      and a.application_name operator(pg_catalog.=) '${APPLICATION}'`;
    const [row] = await this.#ask<{ waits: boolean }>(
      target,
      `select coalesce(a.wait_event operator(pg_catalog.=) 'ClientRead', false) as waits
       from pg_catalog.pg_stat_activity a where ${own}`,
    );
    if (row && !(row.waits && this.#hasWaited)) {
      this.#hasWaited = row.waits;
      return;
    }
    if (row)
      await this.#ask(
        target,
        `select pg_catalog.pg_terminate_backend(a.pid) from pg_catalog.pg_stat_activity a where ${own}`,
      );
    this.#relay.giveUp(silent('target'));
  }
}
