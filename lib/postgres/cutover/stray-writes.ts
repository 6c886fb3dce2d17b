import { sql } from '../sql';
import type { ReadClient } from '../target-client';

/** Changes of published tables that wait in the slot and that nobody has applied; reading them takes nothing away. */
export async function strayWrites(
  source: ReadClient,
  { slot, publication }: { readonly slot: string; readonly publication: string },
): Promise<number> {
  // I, U, D and T are the messages that change rows.
  const rows = await source.rows<{ count: number }>(sql`
    select count(*)::int as count from pg_catalog.pg_logical_slot_peek_binary_changes(${slot}, null, null,
      'proto_version', '1', 'publication_names', ${`"${publication.replaceAll('"', '""')}"`})
    where pg_catalog.get_byte(data, 0) in (73, 85, 68, 84)`);
  return rows[0]?.count ?? 0;
}
