import { type TableName, tableLabel } from '../copy/copy-table';
import { type Fragment, literal, sql } from '../sql';

/**
 * Asks how a server counts the writes to some tables: rows put in, changed and taken out, the file, and the columns; with
 * all partitions. A count that moved says that somebody wrote, one that began anew (a crash, a reset) that nobody knows; one
 * that stands still proves nothing, since a session counts late. Names of enum values stand in no row, and may change.
 * Null where the server does not count.
 *
 * @param labels of the tables, as `tableLabel` makes them
 */
export function marksQuery(labels: readonly string[]): string {
  const list: Fragment = literal(JSON.stringify(labels));
  return sql`
    select n.nspname as schema, c.relname as name,
      case when pg_catalog.current_setting('track_counts') = 'on' then
        (select pg_catalog.string_agg(pg_catalog.concat_ws('/', t.oid, pg_catalog.pg_relation_filenode(t.oid),
            pg_catalog.pg_stat_get_tuples_inserted(t.oid), pg_catalog.pg_stat_get_tuples_updated(t.oid),
            pg_catalog.pg_stat_get_tuples_deleted(t.oid)), ' ' order by t.oid)
         from (select c.oid union select relid::oid from pg_catalog.pg_partition_tree(c.oid)) t)
        || ' ' || (select pg_catalog.md5(coalesce(pg_catalog.string_agg(
            pg_catalog.concat_ws('/', a.attnum, a.attname, a.atttypid, a.atttypmod), ' ' order by a.attnum), ''))
          from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
        || ' ' || pg_catalog.concat_ws('/', pg_catalog.pg_stat_get_bgwriter_stat_reset_time(),
          (select pg_catalog.pg_stat_get_db_stat_reset_time(d.oid) from pg_catalog.pg_database d
           where d.datname = pg_catalog.current_database()),
          (select pg_catalog.md5(pg_catalog.string_agg(
             pg_catalog.concat_ws('/', e.oid, e.enumlabel), ' ' order by e.oid)) from pg_catalog.pg_enum e)) end as mark
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname || '.' || c.relname in
      (select pg_catalog.jsonb_array_elements_text(${list}::jsonb))`.text;
}

interface Row extends TableName {
  readonly mark: string | null;
}

/** The marks by label. */
export const marksOf = (rows: readonly object[]): Map<string, string | null> =>
  new Map((rows as readonly Row[]).map((row) => [tableLabel(row), row.mark]));
