import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from '../../address/endpoint';
import { sql } from '../../sql';
import { withTarget } from '../../with-client';

/** Tables in which carrying a change back is hard in one way each. */
export const SHOP_DDL = `
  create table account (id int primary key, n int not null default 0,
    twice int generated always as (n * 2) stored);
  create table entry (id bigint generated always as identity primary key, ledger text not null unique, account int,
    body text);
  alter table entry alter column body set storage external;
  create table log (ledger text, note json);
  create sequence ticket increment by -1;
  create table gone (id int primary key)`;

export const SHOP_ROWS = `
  insert into account (id) select n from generate_series(1, 50) n;
  insert into entry (ledger, account, body) select 'old' || n, n, repeat(md5(n::text), 300) from generate_series(1, 20) n;
  insert into log select 'old' || n % 3, '{"a": 1}' from generate_series(1, 9) n; insert into gone values (1), (2)`;

/** Everything that was acknowledged: each id has to be found exactly once. */
export interface Ledger {
  readonly ids: readonly string[];
}

/**
 * Writes as an application does until told to stop, and keeps a ledger of its own: what the server has acknowledged. Each
 * transaction inserts, updates a short column beside a long one, and now and then deletes or writes to a table without a key.
 */
export function startShopWriter(at: Credentials, prefix: string): Ledger & { stop(): Promise<Ledger> } {
  const ids: string[] = [];
  let isOver = false;
  const work = withTarget(at, async (client) => {
    for (let n = 1; !isOver; n += 1) {
      const id = `${prefix}${n}`;
      const account = (n % 50) + 1;
      await client.transaction(async () => {
        await client.execute(sql`update account set n = n + 1 where id = ${account}`);
        await client.execute(
          sql`insert into entry (ledger, account, body) values (${id}, ${account}, repeat(md5(${id}), 300))`,
        );
        await client.execute(sql`insert into log values (${id}, ${JSON.stringify({ n: nextval(n) })}::json)`);
        if (n % 5 === 0) await client.execute(sql`update entry set account = ${n} where ledger = ${id}`);
        if (n % 7 === 0) await client.execute(sql`delete from log where ledger = ${id}`);
        await client.execute(sql`select nextval('ticket')`);
      });
      ids.push(id);
      await sleep(1);
    }
  });
  work.catch(() => undefined);
  return {
    ids,
    stop: async () => {
      isOver = true;
      await work;
      return { ids };
    },
  };
}

const nextval = (n: number) => n * 3;

/** Ids of a ledger that are not found exactly once. */
export async function misplaced(
  at: Credentials,
  { ids }: Ledger,
): Promise<{ lost: number; doubled: number }> {
  const rows = await withTarget(at, (client) =>
    client.rows<{ lost: number; doubled: number }>(sql`
      select count(*) filter (where found = 0)::int as lost, count(*) filter (where found > 1)::int as doubled
      from (select i.id, (select count(*) from entry e where e.ledger = i.id) as found
            from unnest(${[...ids]}::text[]) i (id)) f`),
  );
  return rows[0] ?? { lost: ids.length, doubled: 0 };
}
