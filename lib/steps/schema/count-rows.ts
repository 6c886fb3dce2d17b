import type { TableRows } from '../../plan/evidence/schema-verify-evidence';
import { ident, sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';

/** Rows counted one by one at most; above that the planner's estimate speaks, so that no check reads a big table. */
const COUNTED = 1_000_000;

interface Counted {
  readonly rows: number | null;
  readonly isExact: boolean;
}

interface Found {
  readonly schema: string;
  readonly name: string;
  readonly estimate: number;
  readonly isReadable: boolean;
}

async function countTables(
  client: ReadClient,
  schemas: readonly string[],
): Promise<ReadonlyMap<string, Counted>> {
  const tables = await client.rows<Found>(
    sql`select n.nspname::text as schema, c.relname::text as name, greatest(c.reltuples, 0)::float8 as estimate,
      pg_catalog.has_table_privilege(c.oid, 'SELECT') and pg_catalog.has_schema_privilege(n.oid, 'USAGE') as "isReadable"
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any(${schemas})
      and not exists (select from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1, 2`,
  );
  const counts = new Map<string, Counted>();
  for (const { schema, name, estimate, isReadable } of tables) {
    if (!isReadable) {
      counts.set(`${schema}.${name}`, { rows: null, isExact: false });
      continue;
    }
    const [row] = await client.rows<{ count: string }>(
      sql`select count(*) as count from (select from ${ident(schema, name)} limit ${COUNTED + 1}) as bounded`,
    );
    const counted = Number(row?.count ?? 0);
    const isExact = counted <= COUNTED;
    counts.set(`${schema}.${name}`, { rows: isExact ? counted : Math.max(counted, estimate), isExact });
  }
  return counts;
}

/** Rows of every table of the source's schemas, on both sides: what the target holds of them, not which ones. */
export async function countRows(
  source: ReadClient,
  target: ReadClient,
  schemas: readonly string[],
): Promise<TableRows[]> {
  const [here, there] = [await countTables(source, schemas), await countTables(target, schemas)];
  return [...here].map(([table, counted]) => {
    const other = there.get(table);
    return {
      table,
      source: counted.rows,
      target: other?.rows ?? null,
      isExact: counted.isExact && (other?.isExact ?? true),
      isThere: other !== undefined,
    };
  });
}
