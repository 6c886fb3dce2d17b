import { z } from 'zod';
import { createJournal, JOURNAL_SCHEMA } from '../copy/copy-journal';
import type { CopyWriter } from '../copy/copy-session';
import { ident, sql } from '../sql';
import type { ReadClient } from '../target-client';

const FENCE = ident(JOURNAL_SCHEMA, 'fence');

const Roles = z.array(
  z.object({
    name: z.string(),
    kind: z.enum(['nologin', 'readonly']),
    couldLogin: z.boolean(),
    readOnlyBefore: z.string().nullable(),
  }),
);
const Door = z.object({ database: z.string(), before: z.string().nullable() });
const Marks = z.array(z.object({ schema: z.string(), name: z.string(), mark: z.string() }));

/** How many rows of each table were ever written, and which file holds it: what changes with the first write. */
export type WriteMarks = z.infer<typeof Marks>;

/**
 * `fencing`: the roles may be shut out, and nobody was sent to the target. `switching`: the application may be on its way
 * to it. `open`: the target takes writes. `returning`: everything was carried back, and the source is about to open.
 */
export type FenceState = 'fencing' | 'switching' | 'open' | 'returning';

/** What a cut-over has done or was about to do, written down before it does it. */
export interface FenceRecord {
  readonly slot: string;
  readonly state: FenceState;
  /** Of the source. */
  readonly database: string;
  readonly roles: Readonly<z.infer<typeof Roles>>;
  readonly marks: WriteMarks;
  /** The target's database that was made read-only for others, and what was set there before; null where it was not. */
  readonly door: Readonly<z.infer<typeof Door>> | null;
}

/** Makes the table where it is missing; done before the fence. */
export async function makeFenceJournal(writer: CopyWriter): Promise<void> {
  await createJournal(writer);
  await writer.execute(sql`create table if not exists ${FENCE} (slot text primary key, state text not null,
    database text not null, roles jsonb not null, marks jsonb not null, at timestamptz not null default now())`);
  // A journal that an older version made has no place for it.
  await writer.execute(sql`alter table ${FENCE} add column if not exists door jsonb`);
}

export async function writeFence(writer: CopyWriter, record: FenceRecord): Promise<void> {
  const { slot, state, database, roles, marks, door } = record;
  await writer.execute(sql`
    insert into ${FENCE} (slot, state, database, roles, marks, door)
    values (${slot}, ${state}, ${database}, ${JSON.stringify(roles)}::jsonb, ${JSON.stringify(marks)}::jsonb,
      ${door && JSON.stringify(door)}::jsonb)
    on conflict (slot) do update set state = excluded.state, database = excluded.database, roles = excluded.roles,
      marks = excluded.marks, door = excluded.door, at = pg_catalog.clock_timestamp()`);
}

/** What stands of a cut-over of this slot; null when there was none, or it was taken back. */
export async function readFence(client: ReadClient, slot: string): Promise<FenceRecord | null> {
  const there = await client.rows(
    sql`select from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass(${`${JOURNAL_SCHEMA}.fence`})`,
  );
  if (there.length === 0) return null;
  const rows = await client.rows<{
    state: FenceState;
    database: string;
    roles: unknown;
    marks: unknown;
    door: unknown;
  }>(
    sql`select state, database, roles, marks, pg_catalog.to_jsonb(f) -> 'door' as door from ${FENCE} f where slot = ${slot}`,
  );
  const [row] = rows;
  if (!row) return null;
  const door = Door.nullable().parse(row.door);
  return { ...row, slot, door, roles: Roles.parse(row.roles), marks: Marks.parse(row.marks) };
}

export async function forgetFence(writer: CopyWriter, slot: string): Promise<void> {
  await writer.execute(sql`delete from ${FENCE} where slot = ${slot}`);
}
