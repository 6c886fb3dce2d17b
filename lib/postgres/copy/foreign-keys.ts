import { ident, type Sql, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import { isSameTable, type TableName, tableLabel } from './copy-table';

export interface ForeignKey {
  readonly name: string;
  readonly child: TableName;
  readonly childColumns: readonly string[];
  readonly isChildPartitioned: boolean;
  readonly parent: TableName;
  readonly parentColumns: readonly string[];
  readonly isFull: boolean;
}

/** The foreign keys of the schemas' tables; of a partition tree the topmost only. */
export async function readForeignKeys(client: ReadClient, schemas: readonly string[]): Promise<ForeignKey[]> {
  return client.rows<ForeignKey>(sql`
    select k.conname as name, k.confmatchtype = 'f' as "isFull", c.relkind = 'p' as "isChildPartitioned",
      pg_catalog.json_build_object('schema', cn.nspname, 'name', c.relname) as child,
      pg_catalog.json_build_object('schema', pn.nspname, 'name', p.relname) as parent,
      (select pg_catalog.json_agg(a.attname order by x.place)
       from pg_catalog.unnest(k.conkey) with ordinality x(n, place)
       join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.n) as "childColumns",
      (select pg_catalog.json_agg(a.attname order by x.place)
       from pg_catalog.unnest(k.confkey) with ordinality x(n, place)
       join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = x.n) as "parentColumns"
    from pg_catalog.pg_constraint k
      join pg_catalog.pg_class c on c.oid = k.conrelid join pg_catalog.pg_namespace cn on cn.oid = c.relnamespace
      join pg_catalog.pg_class p on p.oid = k.confrelid join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and cn.nspname = any (${[...schemas]})
    order by cn.nspname, c.relname, k.conname`);
}

/** Counts the rows of a child whose parent is missing. VALIDATE CONSTRAINT does not see them after a load without checks. */
export function orphanQuery(key: ForeignKey): Sql {
  const quoted = (name: string) => ident(name).fragment;
  const child = ident(key.child.schema, key.child.name).fragment;
  const parent = ident(key.parent.schema, key.parent.name).fragment;
  const on = key.childColumns
    .map((column, at) => `p.${quoted(key.parentColumns[at] ?? column)} = c.${quoted(column)}`)
    .join(' and ');
  const nulls = key.childColumns.map((column) => `c.${quoted(column)} is not null`);
  // MATCH SIMPLE asks nothing of a row with a null in it, MATCH FULL nothing of one that is null throughout.
  const asked = nulls.join(key.isFull ? ' or ' : ' and ');
  const from = key.isChildPartitioned ? child : `only ${child}`;
  return trustedSql(
    `select count(*)::text as orphans from ${from} c where (${asked}) and not exists (select from ${parent} p where ${on})`,
    'built-from-catalog',
  );
}

/**
 * Tables in an order in which parents come before children, in levels; tables of a circle are named apart, since no
 * order satisfies their keys.
 */
export function orderByKeys(
  tables: readonly TableName[],
  keys: readonly ForeignKey[],
): { readonly levels: TableName[][]; readonly circular: TableName[] } {
  let waiting = [...tables];
  const levels: TableName[][] = [];
  while (waiting.length > 0) {
    const isWaiting = (table: TableName) => waiting.some((other) => isSameTable(other, table));
    const free = waiting.filter((table) =>
      keys.every(
        ({ child, parent }) => !isSameTable(child, table) || isSameTable(parent, table) || !isWaiting(parent),
      ),
    );
    if (free.length === 0) return { levels, circular: waiting };
    levels.push(free);
    const gone = new Set(free.map(tableLabel));
    waiting = waiting.filter((table) => !gone.has(tableLabel(table)));
  }
  return { levels, circular: [] };
}
