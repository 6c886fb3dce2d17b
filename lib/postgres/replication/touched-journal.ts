import { JOURNAL_SCHEMA } from '../copy/copy-journal';
import type { VerifiedTable } from '../copy/verify-rows';
import { constantSql, type Fragment, ident, type Sql, sql } from '../sql';
import { formatLsn } from './lsn';

const TOUCHED = ident(JOURNAL_SCHEMA, 'touched');
const COMPARED = ident(JOURNAL_SCHEMA, 'compared');

/** What changes went to since which place of the log, and what was found equal at which. */
export const TOUCHED_TABLES: readonly Sql[] = [
  sql`create table if not exists ${TOUCHED} (
      slot pg_catalog.text not null, target pg_catalog.text not null, lsn pg_catalog.pg_lsn not null,
      primary key (slot, target))`,
  sql`create table if not exists ${COMPARED} (
      slot pg_catalog.text not null, target pg_catalog.text not null, lsn pg_catalog.pg_lsn not null,
      at pg_catalog.timestamptz not null, marks pg_catalog.text, result pg_catalog.jsonb not null,
      primary key (slot, target))`,
];

/** Says in `there` whether this journal was begun by a version that kept it. */
export const hasTouchedQuery =
  `select count(*) = 2 as there from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where n.nspname = '${JOURNAL_SCHEMA}' and c.relname in ('touched', 'compared')` as const;

/** Names as an array's own text form. */
export const arrayText = (texts: readonly string[]) =>
  `{${texts.map((one) => `"${one.replaceAll(/["\\]/g, '\\$&')}"`).join()}}`;

/** Inside a group: these tables were written to, and the group ends at that place. */
export const NOTE_TOUCHED = `insert into ${TOUCHED.fragment} as t (slot, target, lsn)
  select $1::pg_catalog.text, n.name, $3::pg_catalog.pg_lsn from pg_catalog.unnest($2::pg_catalog.text[]) n (name)
  on conflict (slot, target) do update set lsn = excluded.lsn`;

/** A table that was found equal, and has not been written to through the slot since. */
export interface ComparedTable {
  readonly target: string;
  readonly at: Date;
  /** How both servers counted writes to it then; null where they do not count. */
  readonly marks: string | null;
  readonly result: VerifiedTable;
}

/** Tables of a slot that were found equal and are untouched since. What nobody compared is not among them. */
export function untouchedQuery(slot: Fragment): string {
  return sql`select c.target, c.at, c.marks, c.result from ${COMPARED} c
    where c.slot = ${slot} and not exists (select from ${TOUCHED} t
      where t.slot = c.slot and t.target = c.target and t.lsn > c.lsn)`.text;
}

export const untouchedOf = (rows: readonly object[]): ComparedTable[] => [...(rows as ComparedTable[])];

/** What was compared at one place of the log: equal tables with how the servers counted, and those that were not equal. */
export interface Comparison {
  readonly slot: string;
  readonly lsn: bigint;
  readonly at: Date;
  readonly equal: readonly {
    readonly target: string;
    readonly marks: string | null;
    readonly result: VerifiedTable;
  }[];
  readonly unequal: readonly string[];
}

/** Writes a comparison down; a table that differs is forgotten, so that it is asked until it is equal. */
export function noteCompared({ slot, lsn, at, equal, unequal }: Comparison): Sql[] {
  return [
    sql`delete from ${COMPARED} where slot = ${slot} and target = any (${[...unequal]})`,
    sql`insert into ${COMPARED} (slot, target, lsn, at, marks, result)
      select ${slot}::text, e ->> 'target', ${formatLsn(lsn)}::pg_lsn, ${at}::timestamptz, e ->> 'marks', e -> 'result'
      from pg_catalog.jsonb_array_elements(${JSON.stringify(equal)}::jsonb) e
      on conflict (slot, target) do update set
        lsn = excluded.lsn, at = excluded.at, marks = excluded.marks, result = excluded.result`,
  ];
}

/** What forgets all of it for a slot. */
export const forgetTouched = (slot: string): Sql[] =>
  [TOUCHED, COMPARED].map((table) => sql`delete from ${table} where slot = ${slot}`);

export const TOUCHED_NAMES: Fragment = constantSql(`${TOUCHED.fragment}, ${COMPARED.fragment}`);
