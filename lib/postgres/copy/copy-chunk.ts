import { MudanzaError } from '../../platform/errors/mudanza-error';
import { ident, type Sql, sql, trustedSql } from '../sql';
import { nameCopyFailure } from './copy-failure';
import { type DoneChunk, recorded, recordStatement } from './copy-journal';
import { rangeCondition } from './copy-range';
import { type CopyReader, type CopyWriter, pinStatement } from './copy-session';
import { tableLabel } from './copy-table';
import type { CopyChunk } from './plan-copy';

/**
 * Foreign keys and ordinary triggers are silent until the transaction ends. A statement and no `set_config`: supautils lets the
 * owner of a hosted project SET it, and knows nothing of the function.
 */
export const QUIET = sql`set local session_replication_role = replica`;

/** How foreign keys and triggers of the target are kept quiet while rows arrive. */
export type CheckMode = 'replica' | 'origin';

const formatOf = (isBinary: boolean) => (isBinary ? ' (format binary)' : '');
const list = (columns: readonly string[]) => columns.map((name) => ident(name).fragment).join(', ');

function outStatement({ source, columns, range, isBinary }: CopyChunk): Sql {
  const where = range ? rangeCondition(range) : '';
  const from = `only ${ident(source.schema, source.name).fragment}`;
  const query = `select ${list(columns)} from ${from}${where ? ` where ${where}` : ''}`;
  return trustedSql(`copy (${query}) to stdout${formatOf(isBinary)}`, 'built-from-catalog');
}

function intoStatement({ target, columns, isBinary }: CopyChunk): Sql {
  const table = ident(target.schema, target.name).fragment;
  // A table without columns of its own is written without a list.
  const names = columns.length > 0 ? ` (${list(columns)})` : '';
  return trustedSql(`copy ${table}${names} from stdin${formatOf(isBinary)}`, 'built-from-catalog');
}

export interface ChunkJob {
  readonly job: string;
  readonly checks: CheckMode;
  onBytes(chunk: CopyChunk, count: number): void;
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

/** One chunk under way. */
interface Moving {
  readonly chunk: CopyChunk;
  out: ReturnType<CopyReader['copyOut']> | null;
  framed: number;
  /** Rows that the target took; null until it said so. */
  rows: number | null;
}

/** Rows of all chunks, out of one server and into the other, in a transaction that stays open. */
async function move(
  { reader, writer }: Sessions,
  moving: readonly Moving[],
  { checks, onBytes }: ChunkJob,
): Promise<void> {
  const before = [
    sql`begin isolation level read committed`,
    pinStatement(),
    ...(checks === 'replica' ? [QUIET] : []),
  ];
  const parts = moving.map((one) => ({
    into: intoStatement(one.chunk),
    open: () => {
      one.out = reader.copyOut(outStatement(one.chunk));
      return one.out.stream;
    },
  }));
  await writer.copyIn(before, parts, {
    onBytes: (count, at) => {
      const one = moving[at];
      if (!one) return;
      one.framed += count;
      onBytes(one.chunk, count);
    },
    onRows: (rows, at) => {
      const one = moving[at];
      if (one) one.rows = rows;
    },
  });
}

/** What a chunk moved. Throws MUD-910 when the target took another number of rows than the source gave. */
async function counted({ chunk, out, framed, rows }: Moving, ms: number): Promise<CopiedChunk> {
  const rowsOut = (await out?.rows()) ?? 0;
  const taken = rows ?? 0;
  if (rowsOut !== taken) {
    const params = { table: tableLabel(chunk.target), out: rowsOut, in: taken };
    throw new MudanzaError('MUD-910', { params });
  }
  return { rows: taken, bytes: framed - FRAME * taken, ms, rowsOut };
}

/** Names whose failure it is: of the source that gave rows, else of the target and the table whose rows it was taking. */
function named(error: unknown, moving: readonly Moving[]): unknown {
  for (const { chunk, out } of moving) {
    const reason = out?.failure();
    if (reason) return nameCopyFailure(reason, { side: 'source', object: tableLabel(chunk.source) });
  }
  const at = moving.find(({ rows }) => rows === null) ?? moving.at(-1);
  return nameCopyFailure(error, {
    ...{ side: 'target', object: at ? tableLabel(at.chunk.target) : '—' },
    ...(at && { columns: at.chunk.columns }),
  });
}

export interface Sessions {
  readonly reader: CopyReader;
  readonly writer: CopyWriter;
}

/**
 * Moves the rows of some chunks: they and their lines in the journal arrive in one transaction on the target, or not at
 * all. Two round trips to the target, however far it is and however many small chunks travel together.
 */
export async function copyChunks(
  sessions: Sessions,
  chunks: readonly CopyChunk[],
  job: ChunkJob,
): Promise<CopiedChunk[]> {
  const started = performance.now();
  const { writer } = sessions;
  const moving = chunks.map((chunk): Moving => ({ chunk, out: null, framed: 0, rows: null }));
  try {
    await move(sessions, moving, job);
    const ms = (performance.now() - started) / chunks.length;
    const copied: CopiedChunk[] = [];
    for (const one of moving) copied.push(await counted(one, ms));
    const lines = chunks.flatMap((chunk, at) => {
      const done = copied[at];
      return done ? [recordStatement(job.job, chunk, done)] : [];
    });
    const answer = await writer.script([...lines, sql`commit`]);
    if (answer !== 'COMMIT') throw new MudanzaError('MUD-014');
    return copied;
  } catch (error) {
    await writer.execute(sql`rollback`).catch(() => undefined);
    if (isThere(error)) return oneByOne(sessions, chunks, job);
    throw named(error, moving);
  }
}

/** Some of the chunks are there already: what the journal knows counts as copied, the others are moved alone. */
async function oneByOne(
  sessions: Sessions,
  chunks: readonly CopyChunk[],
  job: ChunkJob,
): Promise<CopiedChunk[]> {
  const copied: CopiedChunk[] = [];
  for (const chunk of chunks) {
    const known = await recorded(sessions.writer, job.job, chunk);
    if (known) copied.push({ ...known, rowsOut: known.rows });
    else copied.push(...(await copyChunks(sessions, [chunk], job)));
  }
  return copied;
}
