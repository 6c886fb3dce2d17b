import { MudanzaError } from '../../platform/errors/mudanza-error';
import { ident, type Sql, sql, trustedSql } from '../sql';
import { nameCopyFailure } from './copy-failure';
import { type DoneChunk, recorded, recordStatement } from './copy-journal';
import { type CopyReader, type CopyWriter, pinStatement } from './copy-session';
import { tableLabel } from './copy-table';
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

/** Somebody else brought this chunk meanwhile: the journal takes each but once. */
function isThere(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'constraint') === 'chunk_pkey';
}

/** One byte of code and four of length before each row. */
const FRAME = 5;

/**
 * Moves the rows of one chunk: they and their line in the journal arrive in one transaction on the target, or not at
 * all. Two round trips to the target, however far it is. Throws when it took another number of rows than the source gave.
 */
export async function copyChunk(
  reader: CopyReader,
  writer: CopyWriter,
  chunk: CopyChunk,
  { job, checks, onBytes }: ChunkJob,
): Promise<CopiedChunk> {
  const started = performance.now();
  const pins = pinStatement(checks === 'replica' ? [['session_replication_role', 'replica']] : []);
  const out = reader.copyOut(outStatement(chunk));
  try {
    let framed = 0;
    const rows = await writer.copyIn([sql`begin`, pins, intoStatement(chunk)], out.stream, (count) => {
      framed += count;
      onBytes(count);
    });
    const rowsOut = await out.rows();
    if (rowsOut !== rows) {
      const params = { table: tableLabel(chunk.target), out: rowsOut, in: rows };
      throw new MudanzaError('MUD-910', { params });
    }
    const done = { rows, bytes: framed - FRAME * rows, ms: performance.now() - started };
    const answer = await writer.script([recordStatement(job, chunk, done), sql`commit`]);
    if (answer !== 'COMMIT') throw new MudanzaError('MUD-014');
    return { ...done, rowsOut };
  } catch (error) {
    await writer.execute(sql`rollback`).catch(() => undefined);
    const known = isThere(error) ? await recorded(writer, job, chunk) : null;
    if (known) return { ...known, rowsOut: known.rows };
    const reason = out.failure();
    if (reason) throw nameCopyFailure(reason, { side: 'source', object: tableLabel(chunk.source) });
    throw nameCopyFailure(error, { side: 'target', object: tableLabel(chunk.target) });
  }
}
