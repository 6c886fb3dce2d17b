import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';

/** ms within which the log writer brings to disk what was committed with `synchronous_commit = off`. */
const UNFLUSHED = 1_000;

/** The slot gives only what is on disk; a session that does not wait for its commits may have written more. */
async function untilFlushed(source: ReadClient): Promise<void> {
  const until = performance.now() + UNFLUSHED;
  const [start] = await source.rows<{ lsn: string }>(
    sql`select pg_catalog.pg_current_wal_insert_lsn()::text as lsn`,
  );
  while (start && performance.now() < until) {
    const [now] = await source.rows<{ over: boolean }>(
      sql`select pg_catalog.pg_current_wal_flush_lsn() >= ${start.lsn}::pg_catalog.pg_lsn as over`,
    );
    if (now?.over) return;
    await sleep(50);
  }
}

/** Changes of published tables that wait in the slot and that nobody has applied; reading them takes nothing away. */
export async function strayWrites(
  source: ReadClient,
  { slot, publication }: { readonly slot: string; readonly publication: string },
): Promise<number> {
  await untilFlushed(source);
  // I, U, D and T are the messages that change rows.
  const rows = await source.rows<{ count: number }>(sql`
    select count(*)::int as count from pg_catalog.pg_logical_slot_peek_binary_changes(${slot}, null, null,
      'proto_version', '1', 'publication_names', ${`"${publication.replaceAll('"', '""')}"`})
    where pg_catalog.get_byte(data, 0) in (73, 85, 68, 84)`);
  return rows[0]?.count ?? 0;
}
