import type { Credentials } from '../../lib/postgres/address/endpoint';
import { sql, trustedSql } from '../../lib/postgres/sql';
import { withTarget } from '../../lib/postgres/with-client';

/** As many per transaction: each table takes about eight locks until it commits. */
const BATCH = 250;

/** Statements of one table as a backend would have it: eight columns, a key, a parent, indexes, a trigger, a comment. */
function table(i: number): string {
  const parent = i === 0 ? 0 : i - 1;
  return `create table public.t${i} (
    id bigint generated always as identity primary key, parent_id bigint references public.t${parent} (id),
    name varchar(200) not null, email text unique, is_on boolean not null default true,
    amount numeric(12,2) not null default 0, body jsonb, updated_at timestamptz not null default now());
  create index t${i}_parent on public.t${i} (parent_id);
  create index t${i}_name on public.t${i} (lower(name));
  create trigger t${i}_touch before update on public.t${i} for each row execute function public.touch();
  comment on table public.t${i} is 'Table number ${i}.';`;
}

const TOUCH = "create function public.touch() returns trigger language plpgsql as 'begin return new; end'";

/** A file of about so many statements: a function, and five for each table. */
export function manyStatements(count: number): string {
  const tables = Array.from({ length: Math.max(1, Math.floor((count - 1) / 5)) }, (_, i) => table(i));
  return [`${TOUCH};`, ...tables].join('\n');
}

/** Fills a database with tables, each with its indexes, keys, trigger and comment. */
export async function makeTables(target: Credentials, count: number): Promise<void> {
  await withTarget(target, async (client) => {
    await client.execute(trustedSql(TOUCH, 'own-file'));
    for (let from = 0; from < count; from += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => table(from + i));
      await client.execute(trustedSql(batch.join('\n'), 'own-file'));
    }
    await client.execute(sql`analyze`);
  });
}
