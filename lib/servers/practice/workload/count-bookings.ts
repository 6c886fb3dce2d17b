import type { Credentials } from '../../../postgres/address/endpoint';
import { sql } from '../../../postgres/sql';
import { withSource } from '../../../postgres/with-client';

export interface BookingProof {
  /** Acknowledged bookings that are not there, or not whole. */
  readonly lost: readonly string[];
  /** Bookings whose line in the log, which has no key, is there more than once. */
  readonly doubled: readonly string[];
}

const AT_ONCE = 10_000;

/** Looks for every acknowledged booking on a server: its row and its line of the log have to be there exactly once. */
export function countBookings(
  database: Credentials,
  acknowledged: readonly string[],
  signal: AbortSignal,
): Promise<BookingProof> {
  return withSource(
    database,
    async (client) => {
      const [lost, doubled]: [string[], string[]] = [[], []];
      for (let at = 0; at < acknowledged.length; at += AT_ONCE) {
        const ids = acknowledged.slice(at, at + AT_ONCE);
        const rows = await client.rows<{ id: string; bookings: number; lines: number }>(sql`
          select w.id, (select count(*)::int from lodging.booking b where b.id = w.id::uuid) as bookings,
            coalesce(l.lines, 0) as lines
          from pg_catalog.unnest(${ids}::text[]) w(id)
          left join (select "who?" as id, count(*)::int as lines from lodging."Access log" group by 1) l on l.id = w.id`);
        for (const { id, bookings, lines } of rows) {
          if (bookings < 1 || lines < 1) lost.push(id);
          else if (bookings > 1 || lines > 1) doubled.push(id);
        }
      }
      return { lost, doubled };
    },
    { signal, applicationName: 'mudanza practice' },
  );
}
