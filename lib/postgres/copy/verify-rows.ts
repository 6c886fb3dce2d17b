import type { Credentials } from '../address/endpoint';
import { bucketQuery, type ChecksumTable, type HashKind, rowsQuery } from './checksum-query';
import {
  type Bucket,
  badBuckets,
  countRows,
  type DifferingRow,
  differingRows,
  type HashedRow,
} from './compare-buckets';
import { type CopySide, nameCopyFailure } from './copy-failure';
import { type CopyReader, withCopyReader } from './copy-session';
import { type CopyTable, isSameTable, type TableName, tableLabel } from './copy-table';
import { inLanes } from './in-lanes';
import type { TablePlan } from './plan-copy';

/** Buckets whose rows are read again; what differs beyond them is counted and not named. */
const MAX_BUCKETS = 64;

export interface VerifiedTable extends TableName {
  /** Source tables whose rows were summed up together: leaves that a target's table holds as one. */
  readonly parts: readonly string[];
  readonly columns: readonly string[];
  readonly key: readonly string[] | null;
  readonly sourceRows: number;
  readonly targetRows: number;
  /** Buckets that differ, of 1,024. */
  readonly badBuckets: number;
  readonly differing: readonly DifferingRow[];
  /** More rows differ than are named. */
  readonly isCut: boolean;
  /** ms of the first pass on each side, and of naming the rows. */
  readonly ms: { readonly source: number; readonly target: number; readonly locate: number };
}

/** One comparison: the rows of some source tables against those of one table of the target. */
export interface VerifyPair {
  readonly sources: readonly CopyTable[];
  readonly target: CopyTable;
  readonly columns: readonly string[];
  readonly key: readonly string[] | null;
}

/** A key that both sides enforce is the best name of a row; else the row stands for itself. */
function sharedKey(source: CopyTable, target: CopyTable, columns: readonly string[]) {
  const key = source.key ?? target.key;
  return key?.every((name) => columns.includes(name)) ? key : null;
}

/** Groups the tables of a copy by where their rows are; generated columns count as well. */
export function pairsOf(plans: readonly TablePlan[]): VerifyPair[] {
  const pairs: VerifyPair[] = [];
  for (const { source, target } of plans) {
    const names = new Set(target.columns.map(({ name }) => name));
    const columns = source.columns
      .map(({ name }) => name)
      .filter((name) => names.has(name))
      .sort();
    const at = pairs.findIndex((pair) => isSameTable(pair.target, target));
    const known = pairs[at];
    if (known) pairs[at] = { ...known, sources: [...known.sources, source] };
    else pairs.push({ sources: [source], target, columns, key: sharedKey(source, target, columns) });
  }
  return pairs.sort((a, b) => bytesOf(b) - bytesOf(a));
}

const bytesOf = ({ sources }: VerifyPair) => sources.reduce((sum, { bytes }) => sum + bytes, 0);

const WHOLE = new Set(['smallint', 'integer', 'bigint']);

function hasWholeKey({ sources, target, key }: VerifyPair): boolean {
  const [only] = key ?? [];
  const typeOf = (table: CopyTable) => table.columns.find(({ name }) => name === only)?.type ?? '';
  return key?.length === 1 && [...sources, target].every((table) => WHOLE.has(typeOf(table)));
}

function checksumOf(pair: VerifyPair, table: CopyTable, hash: HashKind): ChecksumTable {
  const { columns, key } = pair;
  return { table, isOnly: table.kind === 'table', columns, key, hash, isWholeKey: hasWholeKey(pair) };
}

/** Says whose failure it is. */
function sided<T>(side: CopySide, { target }: VerifyPair, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw nameCopyFailure(error, { side, object: tableLabel(target) });
  });
}

async function sumUp(reader: CopyReader, tables: readonly ChecksumTable[]): Promise<[Bucket[], number]> {
  const started = performance.now();
  const sums = new Map<number, { rows: bigint; sum: bigint }>();
  for (const table of tables) {
    for (const { bucket, rows, sum } of await reader.rows<Bucket>(bucketQuery(table))) {
      const known = sums.get(bucket) ?? { rows: 0n, sum: 0n };
      sums.set(bucket, { rows: known.rows + BigInt(rows), sum: known.sum + BigInt(sum) });
    }
  }
  const buckets = [...sums].map(([bucket, { rows, sum }]) => ({ bucket, rows: `${rows}`, sum: `${sum}` }));
  return [buckets, performance.now() - started];
}

async function rowsOf(reader: CopyReader, tables: readonly ChecksumTable[], buckets: readonly number[]) {
  const found: HashedRow[] = [];
  for (const table of tables) found.push(...(await reader.rows<HashedRow>(rowsQuery(table, buckets))));
  return found;
}

export interface Sides {
  readonly source: CopyReader;
  readonly target: CopyReader;
}

export interface VerifyOptions {
  readonly hash: HashKind;
  /** Most rows named for a table. */
  readonly maxNamed: number;
}

/** Compares one table on both sides at once; names the rows that differ by their key. */
export async function verifyPair(
  { source, target }: Sides,
  pair: VerifyPair,
  { hash, maxNamed }: VerifyOptions,
): Promise<VerifiedTable> {
  const here = pair.sources.map((table) => checksumOf(pair, table, hash));
  const there = [checksumOf(pair, pair.target, hash)];
  const [[ours, sourceMs], [theirs, targetMs]] = await Promise.all([
    sided('source', pair, sumUp(source, here)),
    sided('target', pair, sumUp(target, there)),
  ]);
  const bad = badBuckets(ours, theirs);
  const started = performance.now();
  const again = bad.slice(0, MAX_BUCKETS);
  const differing =
    bad.length === 0
      ? []
      : differingRows(
          ...(await Promise.all([
            sided('source', pair, rowsOf(source, here, again)),
            sided('target', pair, rowsOf(target, there, again)),
          ])),
        );
  return {
    schema: pair.target.schema,
    name: pair.target.name,
    parts: pair.sources.map(tableLabel),
    columns: pair.columns,
    key: pair.key,
    sourceRows: countRows(ours),
    targetRows: countRows(theirs),
    badBuckets: bad.length,
    differing: differing.slice(0, maxNamed),
    isCut: differing.length > maxNamed || bad.length > MAX_BUCKETS,
    ms: { source: sourceMs, target: targetMs, locate: bad.length === 0 ? 0 : performance.now() - started },
  };
}

export interface VerifyRows extends VerifyOptions {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly pairs: readonly VerifyPair[];
  readonly lanes: number;
  /** Moments to read at, exported by sessions that stay open. */
  readonly snapshots: { readonly source: string; readonly target: string };
  readonly signal: AbortSignal;
  readonly onDone?: (table: VerifiedTable) => void;
}

/** Compares all tables, several at a time, each side at one moment. */
export async function verifyRows(job: VerifyRows): Promise<VerifiedTable[]> {
  const done: VerifiedTable[] = [];
  await inLanes(job.pairs, job.lanes, job.signal, (next, signal) => {
    const options = { signal, applicationName: 'mudanza verify' };
    return withCopyReader(job.source, { ...options, snapshot: job.snapshots.source }, (source) =>
      withCopyReader(job.target, { ...options, snapshot: job.snapshots.target }, async (target) => {
        for (let pair = next(); pair; pair = next()) {
          const verified = await verifyPair({ source, target }, pair, job);
          done.push(verified);
          job.onDone?.(verified);
        }
      }),
    );
  });
  return done;
}
