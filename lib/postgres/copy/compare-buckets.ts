/** A bucket as a server sums it up; sums are texts, beyond what a number holds. */
export interface Bucket {
  readonly bucket: number;
  readonly rows: string;
  readonly sum: string;
}

/** One row of a bad bucket: its key as JSON text (null in a table without a key), its hash, how often it stands there. */
export interface HashedRow {
  readonly key: string | null;
  readonly hash: string;
  readonly rows: string;
}

/** What is wrong with a row, seen from the source. */
export type RowFault = 'missing' | 'extra' | 'different';

export interface DifferingRow {
  /** Values of the key's columns as text; null in a table without a key. Never another value of the row. */
  readonly key: readonly (string | null)[] | null;
  readonly fault: RowFault;
  /** How many rows of that kind, where rows without a key are alike. */
  readonly rows: number;
}

/** The buckets in which the sides differ, in order. */
export function badBuckets(source: readonly Bucket[], target: readonly Bucket[]): number[] {
  const there = new Map(target.map((entry) => [entry.bucket, entry]));
  const here = new Set(source.map(({ bucket }) => bucket));
  const differing = source.filter(({ bucket, rows, sum }) => {
    const other = there.get(bucket);
    return other?.rows !== rows || other.sum !== sum;
  });
  const only = target.filter(({ bucket }) => !here.has(bucket));
  return [...differing, ...only].map(({ bucket }) => bucket).sort((a, b) => a - b);
}

/** Rows of all buckets together. */
export function countRows(buckets: readonly Bucket[]): number {
  return buckets.reduce((sum, { rows }) => sum + Number(rows), 0);
}

const identity = ({ key, hash }: HashedRow) => JSON.stringify([key, hash]);

function surplus(of: readonly HashedRow[], over: readonly HashedRow[]): Map<string | null, number> {
  const known = new Map(over.map((row) => [identity(row), Number(row.rows)]));
  const left = new Map<string | null, number>();
  for (const row of of) {
    const more = Number(row.rows) - (known.get(identity(row)) ?? 0);
    if (more > 0) left.set(row.key, (left.get(row.key) ?? 0) + more);
  }
  return left;
}

const byKey = new Intl.Collator('en', { numeric: true });
const parsedKey = (key: string | null): DifferingRow['key'] => (key === null ? null : JSON.parse(key));

/** Names the rows of which one side has other ones, or another number. A key on both sides is a row that differs. */
export function differingRows(source: readonly HashedRow[], target: readonly HashedRow[]): DifferingRow[] {
  const lost = surplus(source, target);
  const more = surplus(target, source);
  const found: DifferingRow[] = [];
  for (const [key, rows] of lost) {
    const isBoth = key !== null && more.has(key);
    found.push({ key: parsedKey(key), fault: isBoth ? 'different' : 'missing', rows });
    const beyond = (more.get(key) ?? 0) - rows;
    if (isBoth && beyond > 0) found.push({ key: parsedKey(key), fault: 'extra', rows: beyond });
  }
  for (const [key, rows] of more) {
    if (key === null || !lost.has(key)) found.push({ key: parsedKey(key), fault: 'extra', rows });
  }
  return found.sort((a, b) => byKey.compare(String(a.key), String(b.key)));
}
