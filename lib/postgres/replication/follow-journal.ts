import { z } from 'zod';
import type { CheckMode } from '../copy/copy-chunk';
import { createJournal, JOURNAL_SCHEMA } from '../copy/copy-journal';
import type { CopyWriter } from '../copy/copy-session';
import { tableLabel } from '../copy/copy-table';
import { constant, constantSql, type Fragment, ident, type Sql, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import { EXACTLY_ONE } from './change-statements';
import type { FollowedTable } from './followed-table';
import { formatLsn, parseLsn } from './lsn';
import { forgetTouched, TOUCHED_NAMES, TOUCHED_TABLES } from './touched-journal';

export const PROGRESS = ident(JOURNAL_SCHEMA, 'progress');
export const FOLLOWED = ident(JOURNAL_SCHEMA, 'followed');

/** What a slot's changes have reached on the target; written in the transaction that holds them. */
export interface FollowProgress {
  readonly slot: string;
  readonly publication: string;
  /** Which server the slot is of, and of which life. */
  readonly system: string;
  readonly timeline: number;
  readonly checks: CheckMode;
  readonly schemas: readonly string[];
  readonly leaveOut: readonly string[];
  readonly lsn: bigint;
  readonly xid: number | null;
  /** When the source committed what was applied last. */
  readonly sourceTime: Date | null;
  readonly appliedAt: Date | null;
  readonly transactions: number;
  readonly changes: number;
}

const Column = z.object({
  name: z.string(),
  number: z.number(),
  typeOid: z.number(),
  typeModifier: z.number(),
});
const Followed = z.array(
  z.object({
    source: z.object({ schema: z.string(), name: z.string() }),
    target: z.object({ schema: z.string(), name: z.string() }),
    sourceColumns: z.array(Column),
    columns: z.array(z.string()),
    shape: z
      .object({ oid: z.string(), generated: z.array(z.string()), parent: z.string().nullable() })
      .optional(),
    rules: z.array(z.object({ name: z.string(), text: z.string(), refuses: z.boolean() })).optional(),
  }),
);

/** True when following left its journal on this server. */
export async function hasFollowJournal(client: ReadClient): Promise<boolean> {
  const rows = await client.rows(
    sql`select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ${JOURNAL_SCHEMA} and c.relname = 'progress'`,
  );
  return rows.length > 0;
}

/** Where a slot is followed from, before its first change. */
export type FollowStart = Omit<
  FollowProgress,
  'xid' | 'sourceTime' | 'appliedAt' | 'transactions' | 'changes'
>;

/** What makes the tables of the journal where they are missing; its schema has to be there. */
export const JOURNAL_TABLES: readonly Sql[] = [
  sql`create table if not exists ${PROGRESS} (
      slot text primary key, publication text not null, system text not null, timeline int not null,
      checks text not null, schemas text[] not null, leave_out text[] not null, lsn pg_lsn not null, xid bigint,
      source_time timestamptz, applied_at timestamptz, transactions bigint not null default 0,
      changes bigint not null default 0)`,
  sql`create table if not exists ${FOLLOWED} (
      slot text primary key, tables jsonb not null)`,
  ...TOUCHED_TABLES,
];

/** What writes down from where a slot is followed. A slot of that name that was made anew begins anew. */
export function startStatements(start: FollowStart, tables: readonly FollowedTable[]): Sql[] {
  const { slot, publication, system, timeline, checks, schemas, leaveOut, lsn } = start;
  return [
    sql`delete from ${PROGRESS} where slot = ${slot}`,
    sql`
      insert into ${PROGRESS} (slot, publication, system, timeline, checks, schemas, leave_out, lsn) values
      (${slot}, ${publication}, ${system}, ${timeline}, ${checks}, ${[...schemas]}, ${[...leaveOut]}, ${formatLsn(lsn)})`,
    sql`delete from ${FOLLOWED} where slot = ${slot}`,
    sql`insert into ${FOLLOWED} (slot, tables) values (${slot}, ${JSON.stringify(tables)}::jsonb)`,
    ...forgetTouched(slot),
  ];
}

/** Writes down from where a slot is followed, before its first change arrives. */
export async function startFollowJournal(
  writer: CopyWriter,
  start: FollowStart,
  tables: readonly FollowedTable[],
): Promise<void> {
  await createJournal(writer);
  await writer.transaction(async () => {
    for (const statement of [...JOURNAL_TABLES, ...startStatements(start, tables)]) {
      await writer.execute(statement);
    }
  });
}

interface ProgressRow extends Omit<FollowProgress, 'lsn' | 'xid' | 'transactions' | 'changes'> {
  readonly lsn: string;
  readonly xid: string | null;
  readonly transactions: string;
  readonly changes: string;
}

const COLUMNS = constant`slot, publication, system, timeline, checks, schemas, leave_out as "leaveOut", lsn::text as lsn,
      xid::text as xid, source_time as "sourceTime", applied_at as "appliedAt",
      transactions::text as transactions, changes::text as changes`;

const progressFrom = (row: ProgressRow): FollowProgress => ({
  ...row,
  lsn: parseLsn(row.lsn),
  xid: row.xid === null ? null : Number(row.xid),
  transactions: Number(row.transactions),
  changes: Number(row.changes),
});

/** How far a slot has come, from the rows that `journalQueries` gave; null without one. */
export const progressOf = ([row]: readonly object[]): FollowProgress | null =>
  row ? progressFrom(row as ProgressRow) : null;

/** How far each slot that is followed into this target has come. */
export async function readFollowProgress(client: ReadClient): Promise<FollowProgress[]> {
  if (!(await hasFollowJournal(client))) return [];
  const rows = await client.rows<ProgressRow>(sql`select ${COLUMNS} from ${PROGRESS} order by slot`);
  return rows.map(progressFrom);
}

/** The tables of a slot, from the rows of the journal. */
export const followedOf = (rows: readonly object[]): FollowedTable[] => {
  const [row] = rows;
  return Followed.parse(row && 'tables' in row ? row.tables : []);
};

/** The tables of a slot as they were when following began. */
export async function readFollowedTables(client: ReadClient, slot: string): Promise<FollowedTable[]> {
  return followedOf(await client.rows(sql`select tables from ${FOLLOWED} where slot = ${slot}`));
}

/** What is asked of the journal where a relay of a slot starts; the slot is a literal, since they stand in one message. */
export function journalQueries(slot: Fragment): { progress: string; followed: string; schemas: Fragment } {
  return {
    progress: sql`select ${COLUMNS} from ${PROGRESS} where slot = ${slot}`.text,
    followed: sql`select tables from ${FOLLOWED} where slot = ${slot}`.text,
    schemas: constantSql(
      `select pg_catalog.unnest(schemas) from ${PROGRESS.fragment} where slot = ${slot.fragment}`,
    ),
  };
}

/** Labels of the target's tables that any slot's changes went to: rows there need not be of the copy itself. */
export async function followedPlaces(client: ReadClient): Promise<Set<string>> {
  const there = await client.rows(
    sql`select from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass(${`${JOURNAL_SCHEMA}.followed`})`,
  );
  if (there.length === 0) return new Set();
  const rows = await client.rows<{ tables: unknown }>(sql`select tables from ${FOLLOWED}`);
  return new Set(
    rows.flatMap(({ tables }) => Followed.parse(tables).map(({ target }) => tableLabel(target))),
  );
}

/** Forgets how far a slot was followed. Which tables it filled stays in the journal, for the undo of the copy. */
export async function endFollowJournal(writer: CopyWriter, slot: string): Promise<void> {
  if (!(await hasFollowJournal(writer))) return;
  await writer.transaction(async () => {
    await writer.execute(sql`delete from ${PROGRESS} where slot = ${slot}`);
    const left = await writer.rows(sql`select from ${PROGRESS} limit 1`);
    if (left.length === 0) await writer.execute(sql`drop table ${PROGRESS}`);
    // A following of an older version kept none of these.
    for (const statement of TOUCHED_TABLES) await writer.execute(statement);
    for (const statement of forgetTouched(slot)) await writer.execute(statement);
    if (left.length === 0) await writer.execute(sql`drop table ${TOUCHED_NAMES}`);
  });
}

/** What takes the journal of a slot away from a server where no copy keeps its own. */
export function endStatements(slot: string): Sql[] {
  return [
    sql`delete from ${PROGRESS} where slot = ${slot}`,
    sql`delete from ${FOLLOWED} where slot = ${slot}`,
    ...TOUCHED_TABLES,
    ...forgetTouched(slot),
    trustedSql(
      `do $$ begin
      if not exists (select from ${PROGRESS.fragment}) and not exists (select from ${FOLLOWED.fragment}) then
        drop table ${PROGRESS.fragment}, ${FOLLOWED.fragment}, ${TOUCHED_NAMES.fragment};
        if not exists (select from pg_catalog.pg_class c where c.relnamespace = '${JOURNAL_SCHEMA}'::regnamespace) then
          drop schema ${JOURNAL_SCHEMA};
        end if;
      end if; end $$`,
      'own-file',
    ),
  ];
}

/**
 * Moves the progress row inside a group. It names where the row stood before: when somebody else has moved it, the
 * server refuses the whole group, so that no change is applied twice.
 */
export const MOVE_PROGRESS = `with u as (
  update ${PROGRESS.fragment} set lsn = $2::pg_catalog.pg_lsn, xid = coalesce($3::bigint, xid),
    source_time = coalesce($4::pg_catalog.timestamptz, source_time), applied_at = pg_catalog.clock_timestamp(),
    transactions = transactions operator(pg_catalog.+) $5::bigint, changes = changes operator(pg_catalog.+) $6::bigint
  where slot operator(pg_catalog.=) $1::pg_catalog.text and lsn operator(pg_catalog.=) $7::pg_catalog.pg_lsn returning 1)
  select 1 from u ${EXACTLY_ONE}`;
