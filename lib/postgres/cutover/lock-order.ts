import { setTimeout as sleep } from 'node:timers/promises';
import { type TableName, tableLabel } from '../copy/copy-table';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';

/** Looks that are taken, and ms between them. */
const LOOKS = 40;
const EVERY = 4;

/**
 * The tables in the order in which the application takes them, as far as it can be seen: what a transaction writes to first
 * it holds longest. Who locks in that order never holds a table that a writer needs to come to its end.
 */
export async function lockOrder(client: ReadClient, tables: readonly TableName[]): Promise<TableName[]> {
  const seen = new Map<string, number>();
  for (let look = 0; look < LOOKS; look += 1) {
    const rows = await client.rows<TableName & { holders: number }>(sql`
      select n.nspname as schema, c.relname as name, count(*)::int as holders
      from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid = l.relation
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where l.granted and l.locktype = 'relation' and l.mode in ('RowShareLock', 'RowExclusiveLock')
        and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
        and l.pid <> pg_catalog.pg_backend_pid() group by 1, 2`);
    for (const row of rows) seen.set(tableLabel(row), (seen.get(tableLabel(row)) ?? 0) + row.holders);
    await sleep(EVERY);
  }
  const held = (table: TableName) => seen.get(tableLabel(table)) ?? 0;
  return tables.toSorted((a, b) => held(b) - held(a));
}
