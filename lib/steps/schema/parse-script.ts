import { setImmediate as breathe } from 'node:timers/promises';
import { PgParser } from '@supabase/pg-parser';
import type { Node17 } from '@supabase/pg-parser/17/types';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { ParsedStatement } from './parsed-statement';
import type { ScriptPiece } from './script-piece';
import { isPsqlVariable, syntaxError } from './syntax-error';

/** The version whose grammar is read. */
const GRAMMAR = 17;
/** UTF-16 units per call: small enough that the process answers others in between, large enough to be quick. */
const BATCH = 64_000;
/** The parser keeps the heap of its largest call; a fresh one is cheap beside that. */
const CALLS_PER_PARSER = 200;

const SEPARATOR = ';\n';

let parser: PgParser<17> | undefined;
let calls = 0;

function grammar(): PgParser<17> {
  if (!parser || calls++ % CALLS_PER_PARSER === 0) parser = new PgParser({ version: GRAMMAR });
  return parser;
}

function batches(pieces: readonly ScriptPiece[]): ScriptPiece[][] {
  const all: ScriptPiece[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    if (size + piece.text.length > BATCH) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(piece);
    size += piece.text.length + 2;
  }
  return all;
}

/** Parses statements that belong together; null when the grammar refuses something in them. */
async function parseBatch(pieces: readonly ScriptPiece[]): Promise<Node17[] | null> {
  const result = await grammar().parse(pieces.map((piece) => piece.text).join(SEPARATOR));
  if (!result.tree) return null;
  const nodes = (result.tree.stmts ?? []).flatMap((raw) => (raw.stmt ? [raw.stmt] : []));
  return nodes.length === pieces.length ? nodes : null;
}

/** Taken for what a DO block is to us: something of which only the server knows what it does. */
const UNREAD: Node17 = { DoStmt: {} };

/**
 * One statement on its own: the tree, or the error with the place in the file. What our grammar refuses a newer server
 * may well take: it is asked, in the dry run.
 */
async function parseOne(piece: ScriptPiece, script: string, major: number): Promise<Node17> {
  const result = await grammar().parse(piece.text);
  if (result.error && major > GRAMMAR && !isPsqlVariable(result.error, piece)) return UNREAD;
  if (result.error) throw syntaxError(result.error, piece, script);
  const [first, ...rest] = result.tree.stmts ?? [];
  if (!first?.stmt || rest.length > 0)
    throw new MudanzaError('MUD-305', { params: { line: piece.line }, original: piece.text.slice(0, 200) });
  return first.stmt;
}

/**
 * Parses statements with the grammar of PostgreSQL 17 and hands them over one by one, so that the trees of a
 * large file are never all in memory. `major` is the version of the server that will run them. Throws MUD-304 with line,
 * column and the text around a syntax error.
 */
export async function* parseScript(
  pieces: readonly ScriptPiece[],
  script: string,
  major = GRAMMAR,
): AsyncGenerator<ParsedStatement> {
  for (const batch of batches(pieces)) {
    const nodes = await parseBatch(batch);
    let base = 0;
    for (const [index, piece] of batch.entries()) {
      const inBatch = nodes?.[index];
      const node = inBatch ?? (await parseOne(piece, script, major));
      yield { text: piece.text, line: piece.line, node, base: inBatch ? base : 0 };
      base += Buffer.byteLength(piece.text) + SEPARATOR.length;
    }
    await breathe();
  }
}
