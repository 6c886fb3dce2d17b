import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { DroppedIndex } from './copy-journal';
import type { CopyDatabase } from './copy-result';
import { tableLabel } from './copy-table';

/** A GIN index is dear to keep up row by row; below this it does not matter. */
const GIN_FROM_BYTES = 8 * 1024 * 1024;

/** Bytes of a table's indexes on the source from which building them afterwards pays (measured: docs/data.md). */
const DEFER_FROM_BYTES = 256 * 1024 * 1024;

/**
 * Indexes of the target that may be missing while rows arrive: not unique, behind no constraint, no part of a
 * partitioned index, not what replication or CLUSTER goes by. No rule about the rows depends on them.
 */
async function deferrableIndexes(
  client: ReadClient,
  schemas: readonly string[],
): Promise<(DroppedIndex & { readonly isGin: boolean })[]> {
  return client.rows<DroppedIndex & { isGin: boolean }>(sql`
    select n.nspname as schema, t.relname as name, c.relname as index,
           pg_catalog.pg_get_indexdef(i.indexrelid) as definition,
           pg_catalog.obj_description(i.indexrelid, 'pg_class') as comment,
           m.amname = 'gin' as "isGin"
    from pg_catalog.pg_index i
      join pg_catalog.pg_class c on c.oid = i.indexrelid
      join pg_catalog.pg_am m on m.oid = c.relam
      join pg_catalog.pg_class t on t.oid = i.indrelid
      join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    where not i.indisunique and not i.indisexclusion and i.indisvalid and not i.indisreplident and not i.indisclustered
      and n.nspname = any (${[...schemas]}) and t.relkind = 'r' and c.relispartition = false and c.reltablespace = 0
      and not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid)
      and not exists (select from pg_catalog.pg_depend d where d.objid = i.indexrelid and d.deptype in ('e', 'x'))
      and not exists (select from pg_catalog.pg_attribute a where a.attrelid = i.indexrelid and a.attstattarget > 0)
    order by 1, 2, 3`);
}

/** Bytes of all indexes of a side's tables, by `schema.table`. */
async function indexBytes(client: ReadClient, schemas: readonly string[]): Promise<Map<string, number>> {
  const rows = await client.rows<{ table: string; bytes: string }>(sql`
    select n.nspname || '.' || c.relname as table, pg_catalog.pg_indexes_size(c.oid)::text as bytes
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = any (${[...schemas]})`);
  return new Map(rows.map(({ table, bytes }) => [table, Number(bytes)]));
}

/** The indexes that a copy takes away first: all that may, those that pay, or none. */
export async function indexesToDefer(
  source: ReadClient,
  target: ReadClient,
  { schemas, deferIndexes }: Pick<CopyDatabase, 'schemas' | 'deferIndexes'>,
): Promise<DroppedIndex[]> {
  if (deferIndexes === 'never') return [];
  const [found, bytes] = await Promise.all([
    deferrableIndexes(target, schemas),
    deferIndexes === 'always' ? new Map<string, number>() : indexBytes(source, schemas),
  ]);
  const hasGin = new Set(found.filter(({ isGin }) => isGin).map(tableLabel));
  const pays = (index: DroppedIndex) => {
    const size = bytes.get(tableLabel(index)) ?? 0;
    return size >= DEFER_FROM_BYTES || (hasGin.has(tableLabel(index)) && size > GIN_FROM_BYTES);
  };
  return found
    .filter((index) => deferIndexes === 'always' || pays(index))
    .map(({ isGin: _, ...index }) => index);
}
