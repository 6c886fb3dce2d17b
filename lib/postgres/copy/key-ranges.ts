import { ident, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import { type KeyColumn, type KeyRange, keyExpressions } from './copy-range';
import { type CopyTable, tableLabel } from './copy-table';
import { type ChunkOptions, chunkSize, type TablePlan } from './plan-copy';

/**
 * Types of a key that may cut a table: their texts are exact, and `<` is the order of `order by` whatever the search path
 * is. A citext, whose operators lie in some schema, would be compared as text and sorted as itself.
 */
const CUTTING = [
  ...['int2', 'int4', 'int8', 'oid', 'numeric', 'bool', 'uuid', 'text', 'varchar', 'bpchar', 'name'],
  ...['date', 'time', 'timestamp', 'timestamptz', 'bytea', 'inet', 'cidr', 'macaddr', 'macaddr8'],
];

/** Blocks that are sampled for each piece, and the least and the most of a table. */
const BLOCKS = { each: 16, least: 300, most: 5_000 } as const;
const BLOCK_BYTES = 8192;
/** Above this the rows lie in about the order of the key, and a piece reads its own blocks alone. */
const IN_ORDER = 0.8;

interface FoundColumn extends KeyColumn {
  readonly oid: string;
  readonly cuts: boolean;
}

/**
 * Columns of some tables, with domains taken for what is under them. A text of a locale is compared byte by byte: an
 * index that an operating system's upgrade has disordered then loses nothing, since the planner cannot use it. Without an
 * encoding a text may be none, and would come back as another one.
 */
async function readColumns(client: ReadClient, tables: readonly CopyTable[]): Promise<FoundColumn[]> {
  return client.rows<FoundColumn>(sql`
    with recursive base(named, type) as (
      select a.atttypid, a.atttypid from pg_catalog.pg_attribute a
      where a.attrelid = any (${tables.map(({ oid }) => oid)}::oid[]) and a.attnum > 0
      union
      select b.named, t.typbasetype from base b join pg_catalog.pg_type t on t.oid = b.type where t.typtype = 'd')
    select a.attrelid::text as oid, a.attname as name,
      (t.typtype = 'e' or (t.typnamespace = 'pg_catalog'::regnamespace and t.typname = any (${CUTTING})))
        and (a.attcollation = 0 or pg_catalog.current_setting('server_encoding') <> 'SQL_ASCII') as cuts,
      a.attcollation <> 0 and c.collname not in ('C', 'POSIX')
        and not (c.collname = 'default' and d.datcollate in ('C', 'POSIX')) as "isBytewise"
    from pg_catalog.pg_attribute a
      join base b on b.named = a.atttypid
      join pg_catalog.pg_type t on t.oid = b.type and t.typtype <> 'd'
      left join pg_catalog.pg_collation c on c.oid = a.attcollation
      join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
    where a.attrelid = any (${tables.map(({ oid }) => oid)}::oid[]) and a.attnum > 0`);
}

/** The columns of a table's key, or null where it has none that cuts it. */
function usableKey({ oid, key }: CopyTable, columns: readonly FoundColumn[]): readonly KeyColumn[] | null {
  const found: KeyColumn[] = [];
  for (const name of key ?? []) {
    const column = columns.find((one) => one.oid === oid && one.name === name);
    if (!column?.cuts) return null;
    found.push({ name, isBytewise: column.isBytewise === true });
  }
  return found.length > 0 ? found : null;
}

interface Sampled {
  readonly bound: string[];
  readonly share: number;
  /** How far blocks and keys go together, -1 to 1; null where that cannot be said. */
  readonly order: number | null;
}

/** Keys of some of the table's blocks that cut it into about as many equal pieces, and how the rows lie. */
async function sample(client: ReadClient, table: CopyTable, key: readonly KeyColumn[], pieces: number) {
  const blocks = Math.min(BLOCKS.most, Math.max(BLOCKS.least, pieces * BLOCKS.each));
  const percent = Math.min(100, (100 * blocks) / Math.max(1, table.pages));
  const texts = key.map(({ name }) => `t.${ident(name).fragment}::text`).join(', ');
  const order = keyExpressions(key).join(', ');
  const name = ident(table.schema, table.name).fragment;
  return client.rows<Sampled>(
    trustedSql(
      `select bound, (place - 1)::float8 / total as share, "order" from (
         select bound, place, total, corr(block, place) over () as "order" from (
           select array[${texts}] as bound, (t.ctid::text::point)[0] as block,
             row_number() over (order by ${order}) as place, count(*) over () as total
           from only ${name} t tablesample system (${percent.toFixed(6)}) repeatable (1)) numbered) placed
       where place > 1 and (place - 1) * ${pieces} / total > (place - 2) * ${pieces} / total order by place`,
      'built-from-catalog',
    ),
  );
}

function rangesBetween(key: readonly KeyColumn[], bounds: readonly (readonly string[])[]): KeyRange[] {
  return [...bounds, null].map((to, at) => ({ key, from: bounds[at - 1] ?? null, to, part: at + 1 }));
}

/**
 * Rows that do not lie in the order of their key are read all for each piece, without what is in TOAST: no more pieces
 * then than lanes, unless most of the table is in TOAST.
 */
function mostPieces({ bytes, pages }: CopyTable, lanes: number): number {
  return Math.max(lanes, Math.floor((2 * bytes) / (Math.max(1, pages) * BLOCK_BYTES)));
}

async function cut(
  client: ReadClient,
  table: CopyTable,
  key: readonly KeyColumn[],
  { chunkBytes, lanes = 1 }: Pick<ChunkOptions, 'chunkBytes' | 'lanes'>,
): Promise<readonly KeyRange[]> {
  const wanted = Math.ceil(table.bytes / chunkBytes);
  const few = Math.min(wanted, mostPieces(table, lanes));
  const isIndexed = key.every(({ isBytewise }) => !isBytewise);
  const found = await sample(client, table, key, isIndexed ? wanted : few);
  const isInOrder = isIndexed && Math.abs(found[0]?.order ?? 1) >= IN_ORDER;
  const bounds =
    isInOrder || found.length < few
      ? found
      : found.filter(
          ({ share }, at) => Math.floor(share * few) > Math.floor((found[at - 1]?.share ?? 0) * few),
        );
  return rangesBetween(
    key,
    bounds.map(({ bound }) => bound),
  );
}

/**
 * Pieces by key of the tables that are larger than a chunk, by the table's label: for a source that cannot read a range of
 * blocks without reading the whole table (PostgreSQL 13 and older). Tables without a key that cuts them are not named.
 */
export async function readKeyRanges(
  client: ReadClient,
  plans: readonly TablePlan[],
  options: Pick<ChunkOptions, 'chunkBytes' | 'lanes'>,
): Promise<ReadonlyMap<string, readonly KeyRange[]>> {
  const chunkBytes = chunkSize(plans, options);
  const large = plans.map(({ source }) => source).filter(({ bytes }) => bytes > chunkBytes);
  if (large.length === 0) return new Map();
  const columns = await readColumns(client, large);
  const found = large.map(async (table) => {
    const key = usableKey(table, columns);
    if (!key) return [];
    return [[tableLabel(table), await cut(client, table, key, { ...options, chunkBytes })] as const];
  });
  return new Map((await Promise.all(found)).flat());
}
