import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { CopyDatabase } from './copy-result';
import { withSnapshot } from './copy-rows';
import type { CopyReader } from './copy-session';
import { readSideFacts, type SideFacts } from './copy-side';
import { tableLabel } from './copy-table';
import { type LeftTable, planCopy } from './plan-copy';
import { readCopyTables } from './read-copy-tables';
import { pairsOf, type VerifiedTable, verifyRows } from './verify-rows';

export interface VerifyDatabase
  extends Pick<CopyDatabase, 'source' | 'target' | 'schemas' | 'leaveOut' | 'lanes' | 'signal'> {
  /** Labels (`schema.table`) of the tables to compare; empty for all. */
  readonly only: readonly string[];
  /** Those of `only` that were compared before: where neither side has them any more there is nothing to compare. */
  readonly mayBeGone?: readonly string[];
  /** Most rows named for a table. */
  readonly maxNamed: number;
  /** Moments that somebody else exported and holds, for either side; a side without one is read as it is now. */
  readonly snapshots?: { readonly source?: string; readonly target?: string };
  /** Moments of the source that the two sides stand for (LSN, say): unequal ones are never compared. */
  readonly moments?: { readonly source: string; readonly target: string };
  readonly onStart?: (tables: number) => void;
  readonly onDone?: (table: VerifiedTable) => void;
}

export interface VerifyResult {
  readonly source: SideFacts;
  readonly target: SideFacts;
  readonly tables: readonly VerifiedTable[];
  /** Tables that were not compared, and why. */
  readonly left: readonly LeftTable[];
  /** Columns of the source that the target lacks: their values were not compared. */
  readonly lackingColumns: readonly { readonly table: string; readonly columns: readonly string[] }[];
  /** Tables of both sides that `only` does not name. */
  readonly notAsked: readonly string[];
  /** Tables of `mayBeGone` that were asked for and that the source has no more. */
  readonly gone: readonly string[];
}

/** Both sides, each at its moment. */
function withBoth<T>(
  { source, target, signal, snapshots }: VerifyDatabase,
  use: (here: string, reader: CopyReader, there: string, other: CopyReader) => Promise<T>,
): Promise<T> {
  return withSnapshot(
    source,
    signal,
    (here, reader) =>
      withSnapshot(target, signal, (there, other) => use(here, reader, there, other), snapshots?.target),
    snapshots?.source,
  );
}

/**
 * Compares every column of every row of both databases, each at one moment of its own. Two servers that are written to
 * meanwhile differ by what was written; sides of unequal moments are equal only when nobody writes.
 *
 * @throws MUD-920 when the sides stand for different moments
 * @throws MUD-909 when `only` names a table that the source does not have, and that nobody has compared before
 */
export async function verifyDatabase(job: VerifyDatabase): Promise<VerifyResult> {
  const { source, target, schemas, leaveOut, lanes, signal, only, maxNamed } = job;
  const { moments } = job;
  if (moments && moments.source !== moments.target) throw new MudanzaError('MUD-920', { params: moments });
  return withBoth(job, async (here, reader, there, other) => {
    const sides = { source: await readSideFacts(reader), target: await readSideFacts(other) };
    const plan = planCopy(await readCopyTables(reader, schemas), await readCopyTables(other, schemas), {
      leaveOut,
    });
    const chosen = plan.tables.filter(({ source }) => only.length === 0 || only.includes(tableLabel(source)));
    // A table without a place on the target is no unknown one: it is among those that were left, each with its reason.
    const known = new Set([...chosen.map(({ source }) => tableLabel(source)), ...plan.left.map(tableLabel)]);
    const missing = only.filter((label) => !known.has(label));
    const gone = missing.filter((label) => job.mayBeGone?.includes(label));
    const unknown = missing.filter((label) => !gone.includes(label));
    if (unknown.length > 0) throw new MudanzaError('MUD-909', { params: { tables: unknown.join(', ') } });
    const pairs = pairsOf(chosen);
    job.onStart?.(pairs.length);
    const tables = await verifyRows({
      ...{ source, target, pairs, lanes, signal, maxNamed },
      snapshots: { source: here, target: there },
      hash: sides.source.encoding === sides.target.encoding ? 'fast' : 'portable',
      ...(job.onDone && { onDone: job.onDone }),
    });
    const lackingColumns = chosen
      .filter(({ lacking }) => lacking.length > 0)
      .map(({ source, lacking }) => ({ table: tableLabel(source), columns: lacking }));
    const notAsked = plan.tables
      .filter((entry) => !chosen.includes(entry))
      .map(({ source }) => tableLabel(source));
    return { ...sides, tables, left: plan.left, lackingColumns, notAsked, gone };
  });
}
