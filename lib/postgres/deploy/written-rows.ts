import { constantSql, type Fragment, sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { WrittenRows } from './deploy-record';

/** Tables of these schemas that hold anything: a table that never held a row has no pages. */
async function tablesWithPages(client: ReadClient, schemas: readonly string[]): Promise<{ name: string }[]> {
  return client.rows<{ name: string }>(
    sql`select pg_catalog.format('%I.%I', n.nspname, c.relname) as name
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname = any(${schemas}) and pg_catalog.pg_relation_size(c.oid) > 0
      order by c.oid`,
  );
}

const DIGEST = constantSql(
  `pg_catalog.md5(pg_catalog.string_agg(t::text, ',' order by t::text collate "C"))`,
);
const NO_DIGEST = constantSql(`''`);

/** A name that Postgres itself has quoted. */
function quoted(name: string): Fragment {
  return constantSql(name);
}

/**
 * Counts and digests the rows of the given tables; empty tables are left out. A table without a digest to hold it
 * against is only counted: its digest is ''.
 */
export async function writtenRows(
  client: ReadClient,
  schemas: readonly string[],
  isOurs: (table: string) => boolean,
  isDigested: (table: string) => boolean = () => true,
): Promise<WrittenRows[]> {
  const found: WrittenRows[] = [];
  for (const { name } of await tablesWithPages(client, schemas)) {
    if (!isOurs(name)) continue;
    const digest = isDigested(name) ? DIGEST : NO_DIGEST;
    const [row] = await client.rows<{ rows: string; digest: string | null }>(
      sql`select count(*) as rows, ${digest} as digest from only ${quoted(name)} t`,
    );
    if (row && Number(row.rows) > 0)
      found.push({ table: name, rows: Number(row.rows), digest: row.digest ?? '' });
  }
  return found;
}
