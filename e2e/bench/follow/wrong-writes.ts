import type { Credentials } from '../../../lib/postgres/address/endpoint';
import { oneRow } from '../../../lib/postgres/replication/testing/follow-servers';

/** Writes that were acknowledged and are not found exactly once on the target. */
export async function wrongWrites(target: Credentials, acknowledged: readonly number[]): Promise<number> {
  const row = await oneRow<{ found: number; doubled: number }>(
    target,
    `select count(distinct id)::int as found, (count(*) - count(distinct id))::int as doubled
     from ledger where id = any ('{${acknowledged.join(',')}}')`,
  );
  return acknowledged.length - (row?.found ?? 0) + (row?.doubled ?? 0);
}
