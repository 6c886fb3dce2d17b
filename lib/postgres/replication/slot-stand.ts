import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import { HELD_BYTES } from './held-bytes';
import { parseLsn } from './lsn';

/** How a slot stands on the server that keeps its log, and the server itself. */
export interface SlotStand {
  /** Up to where the server has written its log. */
  readonly position: bigint;
  /** Up to where the slot's reader has confirmed; null without a slot. */
  readonly confirmed: bigint | null;
  /** Bytes of log that the slot keeps, with what is not on the disk yet. */
  readonly heldBytes: number;
  /** `reserved`, `extended`, `unreserved`, `lost`; null before 13 and without a slot. */
  readonly walStatus: string | null;
  readonly isActive: boolean;
  /** The next transaction's number, as it stands in a change: without its epoch. */
  readonly nextXid: number;
  /** The server's own clock, in ms: commits are stamped by it, and this machine's may go differently. */
  readonly clock: number;
}

interface Row {
  readonly position: string;
  readonly confirmed: string | null;
  readonly heldBytes: number;
  readonly walStatus: string | null;
  readonly isActive: boolean;
  readonly nextXid: number;
  readonly clock: number;
}

/** Asks a server how a slot of it stands, in one query. */
export async function readSlotStand(client: ReadClient, slot: string): Promise<SlotStand> {
  const rows = await client.rows<Row>(sql`
    select pg_catalog.pg_current_wal_insert_lsn()::text as position, s.confirmed_flush_lsn::text as confirmed,
      ${HELD_BYTES} as "heldBytes",
      pg_catalog.to_jsonb(s) ->> 'wal_status' as "walStatus", coalesce(s.active, false) as "isActive",
      (pg_catalog.txid_snapshot_xmax(pg_catalog.txid_current_snapshot()) & 4294967295)::float8 as "nextXid",
      (extract(epoch from pg_catalog.clock_timestamp()) * 1000)::float8 as clock
    from (select) one left join pg_catalog.pg_replication_slots s on s.slot_name = ${slot}`);
  const [row] = rows;
  if (!row) throw new Error('the server gave no answer');
  return {
    ...row,
    position: parseLsn(row.position),
    confirmed: row.confirmed === null ? null : parseLsn(row.confirmed),
  };
}

/** Seconds since a commit by the clock that stamped it; none before the first commit. */
export function secondsSince(committedAt: Date | null, { clock }: Pick<SlotStand, 'clock'>): number {
  return committedAt === null ? 0 : Math.max(0, (clock - committedAt.getTime()) / 1000);
}

/** Transactions from one number to the next of another, across the end of the 32 bits. */
export function xidsBetween(last: number, next: number): number {
  const between = (next - last - 1 + 2 ** 32) % 2 ** 32;
  return between < 2 ** 31 ? between : 0;
}
