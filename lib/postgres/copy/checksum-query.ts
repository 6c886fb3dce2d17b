import { ident, type Sql, trustedSql } from '../sql';
import type { TableName } from './copy-table';

/** Buckets that a table's rows fall into by the hash of their key: enough to read few rows again, few enough to send. */
export const BUCKETS = 1_024;

/** How a row becomes a number that is the same on both servers. */
export type HashKind =
  /** `hashtextextended`: fast, and equal on all versions from 12 on where both databases have the same encoding. */
  | 'fast'
  /** MD5 of the UTF-8 bytes: the same whatever the encodings are. */
  | 'portable';

export interface ChecksumTable {
  readonly table: TableName;
  /** Rows of the table alone, without those of tables that inherit from it. */
  readonly isOnly: boolean;
  /** Names of the columns that both sides have, sorted. */
  readonly columns: readonly string[];
  /** Columns of the key, or null: the row itself is its key then. */
  readonly key: readonly string[] | null;
  /** The key is one whole number on both sides: its last bits are the bucket, and need no hash. */
  readonly isWholeKey?: boolean;
  readonly hash: HashKind;
}

const quoted = (name: string) => `t.${ident(name).fragment}`;
const rowText = (columns: readonly string[]) => `row(${columns.map(quoted).join(', ')})::text`;

function hashOf(text: string, kind: HashKind): string {
  if (kind === 'fast') return `pg_catalog.hashtextextended(${text}, 0)`;
  const digest = `pg_catalog.md5(pg_catalog.convert_to(${text}, 'UTF8'))`;
  return `('x' || pg_catalog.substr(${digest}, 1, 16))::bit(64)::bigint`;
}

function from({ table, isOnly }: ChecksumTable): string {
  return `${isOnly ? 'only ' : ''}${ident(table.schema, table.name).fragment} t`;
}

function bucketOf({ key, columns, hash, isWholeKey }: ChecksumTable): string {
  const [only] = key ?? [];
  if (isWholeKey && only !== undefined) return `${quoted(only)}::bigint & ${BUCKETS - 1}`;
  return `${hashOf(rowText(key ?? columns), hash)} & ${BUCKETS - 1}`;
}

/**
 * Count and sum of hashes of every bucket, in one pass over the table. A sum, since XOR is blind to a doubled pair;
 * it comes as text, beyond what a number holds.
 */
export function bucketQuery(table: ChecksumTable): Sql {
  const { columns, hash, key } = table;
  const row = hashOf(rowText(columns), hash);
  const own = key ? `${bucketOf(table)} as bucket, ${row} as hash` : `${row} as hash`;
  const bucket = key ? 'bucket' : `hash & ${BUCKETS - 1}`;
  return trustedSql(
    `select (${bucket})::int as bucket, count(*)::text as rows, sum(hash)::text as sum
     from (select ${own} from ${from(table)}) h group by 1`,
    'built-from-catalog',
  );
}

/** Every row of some buckets as (key as text, hash, how often): what lies between the sides is in it. */
export function rowsQuery(table: ChecksumTable, buckets: readonly number[]): Sql {
  const { columns, hash, key } = table;
  const label = key
    ? `pg_catalog.array_to_json(array[${key.map((name) => `${quoted(name)}::text`).join(', ')}])::text`
    : 'null::text';
  const row = hashOf(rowText(columns), hash);
  return trustedSql(
    `select key, hash::text as hash, count(*)::text as rows
     from (select ${label} as key, ${row} as hash from ${from(table)}
           where (${bucketOf(table)}) = any (array[${buckets.map(Math.trunc).join(', ')}]::bigint[])) r
     group by 1, 2`,
    'built-from-catalog',
  );
}
