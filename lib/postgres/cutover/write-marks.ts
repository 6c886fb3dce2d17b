import { setTimeout as sleep } from 'node:timers/promises';
import { tableLabel } from '../copy/copy-table';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { WriteMarks } from './fence-journal';

/** Counters of the server itself: they move with every row that is written, and the file with a TRUNCATE. */
export async function readWriteMarks(client: ReadClient, schemas: readonly string[]): Promise<WriteMarks> {
  return client.rows<WriteMarks[number]>(sql`
    select n.nspname as schema, c.relname as name, pg_catalog.concat_ws('/',
      pg_catalog.pg_stat_get_tuples_inserted(c.oid), pg_catalog.pg_stat_get_tuples_updated(c.oid),
      pg_catalog.pg_stat_get_tuples_deleted(c.oid), c.relfilenode) as mark
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = any (${[...schemas]})`);
}

/** Tables whose marks have moved, and those that are new or gone. */
export function movedMarks(before: WriteMarks, now: WriteMarks): string[] {
  const was = new Map(before.map((one) => [tableLabel(one), one.mark]));
  const is = new Map(now.map((one) => [tableLabel(one), one.mark]));
  return [...new Set([...was.keys(), ...is.keys()])].filter((label) => was.get(label) !== is.get(label));
}

/** How many rows were written between two looks, as the counters say; a table that is new, gone or truncated counts as one. */
export function countMoved(before: WriteMarks, now: WriteMarks): number {
  const was = new Map(before.map((one) => [tableLabel(one), one.mark]));
  const is = new Map(now.map((one) => [tableLabel(one), one.mark]));
  const sum = (mark: string | undefined) =>
    (mark ?? '')
      .split('/')
      .slice(0, 3)
      .reduce((all, part) => all + Number(part), 0);
  return movedMarks(before, now).reduce(
    (all, label) => all + Math.max(1, sum(is.get(label)) - sum(was.get(label))),
    0,
  );
}

/** Sessions of ours that write rows to a target: a relay, and those of a copy. */
const WRITERS = ['relay', 'copy', 'put back', 'analyze'].map((name) => `mudanza ${name}`);

/** A session counts what it wrote when it ends, if not before: waits until ours are gone, so that only others move the marks. */
export async function untilOursAreGone(client: ReadClient, patience = 2_000): Promise<void> {
  const until = performance.now() + patience;
  for (;;) {
    const rows = await client.rows(sql`
      select from pg_catalog.pg_stat_activity where datname = pg_catalog.current_database()
        and application_name = any (${WRITERS}) and backend_type = 'client backend'`);
    if (rows.length === 0 || performance.now() > until) return;
    await sleep(3);
  }
}
