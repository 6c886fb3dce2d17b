import { isBinary } from './copy-format';
import type { BlockRange, CopyRange, KeyRange } from './copy-range';
import { type CopyTable, isSameTable, type TableName, tableLabel } from './copy-table';

export interface CopyChunk {
  /** Unique within the job, from 1. */
  readonly number: number;
  readonly source: TableName;
  readonly target: TableName;
  readonly columns: readonly string[];
  /** Null for the whole table. */
  readonly range: CopyRange | null;
  /** The rows travel in binary, else as text. */
  readonly isBinary: boolean;
  /** Share of the table's bytes on the source, for progress. */
  readonly bytes: number;
}

/** Why rows of a source relation have no way to the target. */
export type LeftReason =
  | 'left out'
  | 'no table on the target'
  | 'foreign table'
  | 'extension member'
  /** Its place holds rows already, and only missing tables were asked for. */
  | 'holds rows';

export interface LeftTable extends TableName {
  readonly reason: LeftReason;
}

export interface TablePlan {
  readonly source: CopyTable;
  readonly target: CopyTable;
  /** Columns that are copied, by name, in the order of the source. */
  readonly columns: readonly string[];
  /** Columns of the source without a place in the target; copied without them only when accepted by name. */
  readonly lacking: readonly string[];
  /** Columns of the target that no row fills, cannot be null and have no default: the copy would fail. */
  readonly unfilled: readonly string[];
}

export interface CopyPlan {
  readonly tables: readonly TablePlan[];
  readonly left: readonly LeftTable[];
}

export interface PlanOptions {
  /** Labels (`schema.table`) that the operator leaves out by name. */
  readonly leaveOut: readonly string[];
}

/** The target's place for the rows: the same name, else the root of the partition tree they belong to. */
function placeFor(source: CopyTable, targets: readonly CopyTable[]): CopyTable | null {
  const holds = (table: CopyTable) => table.kind === 'table' || table.kind === 'partitioned';
  const same = targets.find((table) => holds(table) && isSameTable(table, source));
  if (same || !source.root) return same ?? null;
  const { root } = source;
  return targets.find((table) => holds(table) && isSameTable(table, root)) ?? null;
}

function planTable(source: CopyTable, target: CopyTable): TablePlan {
  const of = (name: string) => target.columns.find((column) => column.name === name);
  const columns = source.columns
    .filter(({ name }) => of(name)?.isGenerated === false)
    .map(({ name }) => name);
  const lacking = source.columns.filter(({ name }) => !of(name)).map(({ name }) => name);
  const unfilled = target.columns
    .filter(({ name, isNotNull, hasDefault, isGenerated }) => {
      return isNotNull && !hasDefault && !isGenerated && !columns.includes(name);
    })
    .map(({ name }) => name);
  return { source, target, columns, lacking, unfilled };
}

const left = ({ schema, name }: TableName, reason: LeftReason): LeftTable => ({ schema, name, reason });

/**
 * Finds for each source table the place of its rows in the target, and names every relation with rows that has none.
 * Partitioned parents hold no rows themselves and materialized views are made anew, so neither is copied.
 */
export function planCopy(
  source: readonly CopyTable[],
  target: readonly CopyTable[],
  { leaveOut }: PlanOptions,
): CopyPlan {
  const tables: TablePlan[] = [];
  const leftOut: LeftTable[] = [];
  for (const table of source) {
    if (table.kind === 'partitioned' || table.kind === 'materialized view') continue;
    if (leaveOut.includes(tableLabel(table))) leftOut.push(left(table, 'left out'));
    else if (table.isExtensionMember) leftOut.push(left(table, 'extension member'));
    else if (table.kind === 'foreign') leftOut.push(left(table, 'foreign table'));
    else {
      const place = placeFor(table, target);
      if (place) tables.push(planTable(table, place));
      else leftOut.push(left(table, 'no table on the target'));
    }
  }
  return { tables, left: leftOut };
}

/** The plan without tables whose place holds rows already; they are named as left. */
export function withoutFilled({ tables, left }: CopyPlan, filled: readonly string[]): CopyPlan {
  const isFilled = ({ target }: CopyPlan['tables'][number]) => filled.includes(tableLabel(target));
  const kept = tables.filter(isFilled).map(({ source: { schema, name } }) => {
    return { schema, name, reason: 'holds rows' as const };
  });
  return { tables: tables.filter((entry) => !isFilled(entry)), left: [...left, ...kept] };
}

export interface ChunkOptions {
  /** Bytes of heap and TOAST that one chunk aims at, at most. */
  readonly chunkBytes: number;
  /** Lanes that share the work: chunks are smaller where few of them could not be shared evenly. */
  readonly lanes?: number;
  /** Whether the source reads a range of blocks without reading the whole table (PostgreSQL 14 and newer). */
  readonly canRange: boolean;
  /** Pieces by key of tables that are not cut by blocks, by the label of the source. */
  readonly keyRanges?: ReadonlyMap<string, readonly KeyRange[]>;
  /** Tables whose rows must arrive in one statement, by label. */
  readonly whole?: ReadonlySet<string>;
  /** Tables of the target whose rows come first, by label: something is to be done with them while others follow. */
  readonly first?: ReadonlySet<string>;
}

/** Chunks that each lane should have, so that none is left alone with the last one for long. */
const CHUNKS_A_LANE = 4;
/** Below this a chunk is not worth its round trips. */
const LEAST_BYTES = 4 * 1024 * 1024;

/** Bytes of a chunk: no more than was asked for, less where the lanes would else have too few to share. */
export function chunkSize(
  plans: readonly TablePlan[],
  { chunkBytes, lanes }: Pick<ChunkOptions, 'chunkBytes' | 'lanes'>,
): number {
  if (!lanes) return chunkBytes;
  const total = plans.reduce((sum, { source }) => sum + source.bytes, 0);
  return Math.min(chunkBytes, Math.max(LEAST_BYTES, total / (lanes * CHUNKS_A_LANE)));
}

function rangesOf({ pages, bytes }: CopyTable, chunkBytes: number): BlockRange[] {
  const count = Math.max(1, Math.min(pages, Math.ceil(bytes / chunkBytes)));
  const size = Math.ceil(pages / count);
  return Array.from({ length: count }, (_, index) => ({
    from: index === 0 ? null : index * size,
    to: index === count - 1 ? null : (index + 1) * size,
  }));
}

function piecesOf(
  source: CopyTable,
  chunkBytes: number,
  options: ChunkOptions,
): readonly (CopyRange | null)[] {
  const { canRange, keyRanges, whole } = options;
  const label = tableLabel(source);
  if (source.bytes <= chunkBytes || whole?.has(label)) return [null];
  return canRange ? rangesOf(source, chunkBytes) : (keyRanges?.get(label) ?? [null]);
}

/** Cuts the tables into chunks, the largest first, so that the lanes end at about the same time. */
export function chunksOf(plans: readonly TablePlan[], options: ChunkOptions): CopyChunk[] {
  const { first } = options;
  const chunkBytes = chunkSize(plans, options);
  const cut = plans.flatMap((plan) => {
    const { source, target, columns } = plan;
    const ranges = piecesOf(source, chunkBytes, options);
    return ranges.map((range) => ({
      source: { schema: source.schema, name: source.name },
      target: { schema: target.schema, name: target.name },
      columns,
      range,
      isBinary: isBinary(source, target, columns),
      bytes: source.bytes / ranges.length,
    }));
  });
  const rank = ({ target }: { readonly target: TableName }) => (first?.has(tableLabel(target)) ? 0 : 1);
  return cut
    .sort((a, b) => rank(a) - rank(b) || b.bytes - a.bytes)
    .map((chunk, index) => ({ ...chunk, number: index + 1 }));
}
