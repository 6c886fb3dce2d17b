import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Credentials } from '../../address/endpoint';

/** A write that the server has acknowledged. */
interface Acknowledged {
  readonly id: number;
  /** `performance.now()` */
  readonly at: number;
}

export interface LedgerWriterOptions {
  /** Sessions that write at once. */
  readonly sessions: number;
  /** Transactions a second, of all of them together. */
  readonly rate: number;
  readonly tables: number;
  /** First id that it uses. */
  readonly from?: number;
}

/**
 * An application that books: each transaction takes a seat (an UPDATE), writes to one of many tables, and enters its own
 * number into the ledger. It keeps which of them were acknowledged; the ledger has no key, so that a doubled row would show.
 */
export class LedgerWriter {
  readonly acknowledged: Acknowledged[] = [];
  readonly refusedAt: number[] = [];
  readonly #at: Credentials;
  readonly #options: LedgerWriterOptions;
  readonly #done: Promise<unknown>;
  #next: number;
  #isOver = false;

  constructor(at: Credentials, options: LedgerWriterOptions) {
    this.#at = at;
    this.#options = options;
    this.#next = options.from ?? 1;
    this.#done = Promise.all(Array.from({ length: options.sessions }, () => this.#work()));
  }

  get next(): number {
    return this.#next;
  }

  async #work(): Promise<void> {
    while (!this.#isOver) {
      const { host, port, database, user } = this.#at.endpoint;
      const client = new pg.Client({ host, port, database, user, password: this.#at.password });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await this.#book(client);
      } catch {
        this.refusedAt.push(performance.now());
        await sleep(4);
      } finally {
        await Promise.race([client.end().catch(() => undefined), sleep(50)]);
      }
    }
  }

  async #book(client: pg.Client): Promise<void> {
    const { sessions, rate, tables } = this.#options;
    const pause = (sessions / rate) * 1000;
    let due = performance.now();
    while (!this.#isOver) {
      const id = this.#next++;
      await client.query(
        `begin; update seat set taken = taken + 1 where id = ${(id % 50) + 1};
         insert into room_${(id % tables) + 1} values (${id}, 'guest ${id}'); insert into ledger values (${id}); commit`,
      );
      this.acknowledged.push({ id, at: performance.now() });
      due += pause;
      const wait = due - performance.now();
      if (wait > 1) await sleep(wait);
      else if (wait < -1_000) due = performance.now();
    }
  }

  /** The longest time in which nothing was acknowledged, in ms. */
  longestPause(from: number): number {
    const times = this.acknowledged.filter(({ at }) => at >= from).map(({ at }) => at);
    return times.reduce((most, at, index) => Math.max(most, at - (times[index - 1] ?? at)), 0);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#done;
  }
}
