import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from '../../../lib/postgres/address/endpoint';
import { runSql } from '../../../lib/postgres/replication/testing/follow-servers';

/** Tables of an application; one of them without a key. */
export const ACCOUNT_DDL = `create table account (id int primary key, n int not null);
  create table ledger (id bigint primary key, account int not null, note text);
  create table log (at int, note text)`;

/** An application that writes until it is stopped, and knows which of its writes were acknowledged. */
export class AccountWriter {
  readonly acknowledged: number[] = [];
  #next = 1;
  #isOver = false;
  readonly #done: Promise<void>;

  constructor(at: Credentials, from: number) {
    this.#next = from;
    this.#done = this.#run(at);
  }

  async #run(at: Credentials): Promise<void> {
    while (!this.#isOver) {
      const ids = Array.from({ length: 40 }, () => this.#next++);
      const text = ids.map(
        (id) => `begin; update account set n = n + 1 where id = ${(id % 200) + 1};
          insert into ledger values (${id}, ${(id % 200) + 1}, 'n'); insert into log values (${id % 7}, 'same');
          ${id % 10 === 0 ? `update log set note = note || '.' where ctid = (select min(ctid) from log);` : ''} commit;`,
      );
      try {
        await runSql(at, text.join('\n'));
        this.acknowledged.push(...ids);
      } catch {
        await sleep(50);
      }
    }
  }

  get next(): number {
    return this.#next;
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#done;
  }
}
