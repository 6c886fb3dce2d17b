import type { Credentials } from '../../../postgres/address/endpoint';
import { sql } from '../../../postgres/sql';
import { withSource } from '../../../postgres/with-client';

export interface BookingProof {
  /** Acknowledged bookings that are not there, or not whole. */
  readonly lost: readonly string[];
  /** Bookings whose line in the log, which has no key, is there more than once. */
  readonly doubled: readonly string[];
}

/** Looks for every acknowledged booking on a server: its row and its line of the log have to be there exactly once. */
export function countBookings(
  database: Credentials,
  acknowledged: readonly string[],
  signal: AbortSignal,
): Promise<BookingProof> {
  return withSource(
    database,
    async (client) => {
      // Both tables are read once, however long the ledger is; the ids travel as one text.
      const rows = await client.rows<{ id: string; isLost: boolean }>(sql`
        with asked as materialized (
          select id from pg_catalog.unnest(pg_catalog.string_to_array(${acknowledged.join()}, ',')) a(id)),
        booked as (select id::text as id, count(*) as many from lodging.booking
          where id::text in (select id from asked) group by 1),
        logged as (select "who?" as id, count(*) as many from lodging."Access log"
          where "who?" in (select id from asked) group by 1)
        select a.id, b.many is null or l.many is null as "isLost"
        from asked a left join booked b on b.id = a.id left join logged l on l.id = a.id
        where b.many is distinct from 1 or l.many is distinct from 1`);
      const named = (isLost: boolean) => rows.filter((row) => row.isLost === isLost).map(({ id }) => id);
      return { lost: named(true), doubled: named(false) };
    },
    { signal, applicationName: 'mudanza practice' },
  );
}
