import { ident, type Sql, trustedSql } from '../sql';
import { type DoneChunk, recordChunk } from './copy-journal';
import { type CopyReader, type CopyWriter, pinStatement } from './copy-session';
import type { CopyChunk } from './plan-copy';

/** How foreign keys and triggers of the target are kept quiet while rows arrive. */
export type CheckMode = 'replica' | 'origin';

const list = (columns: readonly string[]) => columns.map((name) => ident(name).fragment).join(', ');

function outStatement({ source, columns, range }: CopyChunk): Sql {
  const where = range
    ? [
        ...(range.from === null ? [] : [`ctid >= '(${range.from},0)'::tid`]),
        ...(range.to === null ? [] : [`ctid < '(${range.to},0)'::tid`]),
      ].join(' and ')
    : '';
  const from = `only ${ident(source.schema, source.name).fragment}`;
  const query = `select ${list(columns)} from ${from}${where ? ` where ${where}` : ''}`;
  return trustedSql(`copy (${query}) to stdout`, 'built-from-catalog');
}

function intoStatement({ target, columns }: CopyChunk): Sql {
  const table = ident(target.schema, target.name).fragment;
  // A table without columns of its own is written without a list.
  const names = columns.length > 0 ? ` (${list(columns)})` : '';
  return trustedSql(`copy ${table}${names} from stdin`, 'built-from-catalog');
}

export interface ChunkJob {
  readonly job: string;
  readonly checks: CheckMode;
  onBytes(count: number): void;
}

export interface CopiedChunk extends DoneChunk {
  readonly rowsOut: number;
}

/**
 * Moves the rows of one chunk: they and their line in the journal arrive in one transaction on the target, or not at
 * all. Throws when the target took another number of rows than the source gave.
 */
export async function copyChunk(
  reader: CopyReader,
  writer: CopyWriter,
  chunk: CopyChunk,
  { job, checks, onBytes }: ChunkJob,
): Promise<CopiedChunk> {
  const started = performance.now();
  const pins = pinStatement(checks === 'replica' ? [['session_replication_role', 'replica']] : []);
  return writer.transaction(async () => {
    await writer.execute(pins);
    let bytes = 0;
    const out = reader.copyOut(outStatement(chunk));
    const rows = await writer.copyIn(intoStatement(chunk), out.stream, (count) => {
      bytes += count;
      onBytes(count);
    });
    const rowsOut = await out.rows();
    if (rowsOut !== rows) throw new Error(`the source gave ${rowsOut} rows and the target took ${rows}`);
    const done = { rows, bytes, ms: performance.now() - started };
    await recordChunk(writer, job, chunk, done);
    return { ...done, rowsOut };
  });
}
