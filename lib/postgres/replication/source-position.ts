import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import { parseLsn } from './lsn';

/** Up to where the source has written its log. */
export async function sourcePosition(client: ReadClient): Promise<bigint> {
  const rows = await client.rows<{ lsn: string }>(
    sql`select pg_catalog.pg_current_wal_insert_lsn()::text as lsn`,
  );
  return parseLsn(rows[0]?.lsn ?? '0/0');
}
