import { constant, constantSql, type Fragment, sql } from '../sql';
import type { ReadClient } from '../target-client';
import { FOLLOW_PREFIX, REVERSE_PREFIX } from './follow-names';
import { HELD_BYTES } from './held-bytes';

const isOurs = ({ fragment }: Fragment) =>
  constantSql(
    `(${[FOLLOW_PREFIX, REVERSE_PREFIX].map((prefix) => `pg_catalog.starts_with(${fragment}, '${prefix}')`).join(' or ')})`,
  );

/** What following has left on a server, found by its name. */
export interface FollowLeftovers {
  readonly slots: readonly {
    readonly name: string;
    readonly isActive: boolean;
    readonly heldBytes: number;
  }[];
  readonly publications: readonly string[];
}

export async function findFollowLeftovers(client: ReadClient): Promise<FollowLeftovers> {
  const slots = await client.rows<FollowLeftovers['slots'][number]>(sql`
    select slot_name as name, active as "isActive", ${HELD_BYTES} as "heldBytes"
    from pg_catalog.pg_replication_slots s
    where ${isOurs(constant`slot_name`)} and not temporary
      and database = pg_catalog.current_database() order by 1`);
  const publications = await client.rows<{ name: string }>(sql`
    select pubname as name from pg_catalog.pg_publication
    where ${isOurs(constant`pubname`)} order by 1`);
  return { slots, publications: publications.map(({ name }) => name) };
}
