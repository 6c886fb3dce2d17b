import { ident, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import type { CopyReader, CopyWriter } from './copy-session';
import { type TableName, tableLabel } from './copy-table';
import { type ForeignKey, orphanQuery } from './foreign-keys';

/** Gives the planner its figures; without them the first queries after a move are slow. */
export async function analyzeTables(writer: CopyWriter, tables: readonly TableName[]): Promise<void> {
  for (const { schema, name } of tables) {
    await writer.execute(trustedSql(`analyze ${ident(schema, name).fragment}`, 'built-from-catalog'));
  }
}

/** Materialized views of the schemas, those first that others are made of. */
export async function orderedViews(client: ReadClient, schemas: readonly string[]): Promise<TableName[]> {
  return client.rows<TableName>(sql`
    with recursive views as (
      select c.oid, n.nspname as schema, c.relname as name from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'm' and n.nspname = any (${[...schemas]})
    ), uses as (
      select distinct r.ev_class as above, d.refobjid as below
      from pg_catalog.pg_rewrite r join pg_catalog.pg_depend d
        on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = r.oid
        and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> r.ev_class
    ), ranked as (
      select oid, 0 as rank from views
      union
      select u.above, ranked.rank + 1 from ranked join uses u on u.below = ranked.oid where ranked.rank < 100
    )
    select v.schema, v.name from ranked join views v using (oid)
    group by v.schema, v.name order by max(ranked.rank), v.schema, v.name`);
}

/** Fills the materialized views from the rows that arrived. */
export async function refreshViews(writer: CopyWriter, views: readonly TableName[]): Promise<void> {
  for (const { schema, name } of views) {
    const view = ident(schema, name).fragment;
    await writer.execute(trustedSql(`refresh materialized view ${view}`, 'built-from-catalog'));
  }
}

export interface OrphanCount {
  readonly constraint: string;
  readonly table: string;
  readonly parent: string;
  /** Null where the source has not both tables. */
  readonly source: number | null;
  readonly target: number;
}

/** Counts rows without their parent on both sides: those of the source are legitimate behind NOT VALID keys. */
export async function countOrphans(
  source: CopyReader,
  target: ReadClient,
  keys: readonly ForeignKey[],
  isOnSource: (table: TableName) => boolean,
): Promise<OrphanCount[]> {
  const counts: OrphanCount[] = [];
  for (const key of keys) {
    const query = orphanQuery(key);
    const isThere = isOnSource(key.child) && isOnSource(key.parent);
    const [there, here] = await Promise.all([
      target.rows<{ orphans: string }>(query),
      isThere ? source.rows<{ orphans: string }>(query) : null,
    ]);
    counts.push({
      constraint: key.name,
      table: tableLabel(key.child),
      parent: tableLabel(key.parent),
      source: here ? Number(here[0]?.orphans ?? 0) : null,
      target: Number(there[0]?.orphans ?? 0),
    });
  }
  return counts;
}
