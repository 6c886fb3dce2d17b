import { ident, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import { nameCopyFailure } from './copy-failure';
import { type CopyReader, type CopyWriter, LIMITLESS } from './copy-session';
import { type TableName, tableLabel } from './copy-table';
import { type ForeignKey, orphanQuery } from './foreign-keys';

/** Objects named in one statement: a far server answers once for all of them. */
const AT_ONCE = 50;

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
    try {
      await writer.script([LIMITLESS, trustedSql(`refresh materialized view ${view}`, 'built-from-catalog')]);
    } catch (error) {
      throw nameCopyFailure(error, { side: 'target', object: tableLabel({ schema, name }), isAfter: true });
    }
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

/** One answer for the orphans of several keys. */
async function orphansOf(client: Pick<ReadClient, 'rows'>, keys: readonly ForeignKey[]): Promise<number[]> {
  if (keys.length === 0) return [];
  const counts = keys.map((key) => `(${orphanQuery(key).text})`);
  const query = trustedSql(`select array[${counts.join(', ')}]::text[] as orphans`, 'built-from-catalog');
  const [row] = await client.rows<{ orphans: string[] }>(query);
  return (row?.orphans ?? []).map(Number);
}

/** Counts rows without their parent on both sides: those of the source are legitimate behind NOT VALID keys. */
export async function countOrphans(
  source: CopyReader,
  target: ReadClient,
  keys: readonly ForeignKey[],
  isOnSource: (table: TableName) => boolean,
): Promise<OrphanCount[]> {
  const counts: OrphanCount[] = [];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = keys.slice(from, from + AT_ONCE);
    const shared = some.filter(({ child, parent }) => isOnSource(child) && isOnSource(parent));
    const [there, here] = await Promise.all([orphansOf(target, some), orphansOf(source, shared)]);
    for (const [at, key] of some.entries()) {
      counts.push({
        constraint: key.name,
        table: tableLabel(key.child),
        parent: tableLabel(key.parent),
        source: shared.includes(key) ? (here[shared.indexOf(key)] ?? null) : null,
        target: there[at] ?? 0,
      });
    }
  }
  return counts;
}
