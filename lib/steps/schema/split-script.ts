import type { ScriptPiece } from './script-piece';

/** Everything that can change how the text after it reads; what is between two tokens is plain. */
const TOKEN =
  /--[^\n]*|\/\*|'|"|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*|\d[\w.]*|[();\\]|[^\s]/g;

interface Cursor {
  readonly script: string;
  at: number;
  line: number;
  counted: number;
}

interface Open {
  start: number;
  depth: number;
  /** Depth of BEGIN ATOMIC … END and CASE … END inside a routine's body. */
  atomic: number;
  words: string[];
}

function freshStatement(): Open {
  return { start: -1, depth: 0, atomic: 0, words: [] };
}

function lineAt(cursor: Cursor, index: number): number {
  for (let i = cursor.counted; i < index; i++) if (cursor.script.charCodeAt(i) === 10) cursor.line++;
  cursor.counted = Math.max(cursor.counted, index);
  return cursor.line;
}

/** Index just after a quoted text that begins at `from`; the end of the script when it is never closed. */
function afterQuote(script: string, from: number, quote: string, hasEscapes: boolean): number {
  for (let i = from + 1; i < script.length; i++) {
    const char = script[i];
    if (hasEscapes && char === '\\') i++;
    else if (char === quote) {
      if (script[i + 1] !== quote) return i + 1;
      i++;
    }
  }
  return script.length;
}

/** Block comments nest in Postgres. */
function afterBlockComment(script: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from + 2;
  let depth = 1;
  for (let found = mark.exec(script); found; found = mark.exec(script)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return script.length;
}

function afterDollarQuote(script: string, from: number, tag: string): number {
  const end = script.indexOf(tag, from + tag.length);
  return end < 0 ? script.length : end + tag.length;
}

function endOfLine(script: string, from: number): number {
  const end = script.indexOf('\n', from);
  return end < 0 ? script.length : end;
}

/** `COPY … FROM stdin;` is followed by rows up to a line of `\.`. */
function afterCopyData(script: string, from: number): number {
  const end = /^\\\.\r?$/gm;
  end.lastIndex = from;
  const found = end.exec(script);
  return found ? end.lastIndex : script.length;
}

function isRoutine(words: readonly string[]): boolean {
  const at = words[1] === 'or' && words[2] === 'replace' ? 3 : 1;
  return words[0] === 'create' && (words[at] === 'function' || words[at] === 'procedure');
}

function readWord(open: Open, word: string): void {
  const lower = word.toLowerCase();
  if (open.words.length < 4) open.words.push(lower);
  if (!isRoutine(open.words)) return;
  if (lower === 'begin' || (lower === 'case' && open.atomic > 0)) open.atomic++;
  else if (lower === 'end' && open.atomic > 0) open.atomic--;
}

/** Moves the cursor over one token and keeps the statement's state; true when the statement ends with it. */
function readToken(cursor: Cursor, open: Open, token: string, at: number): boolean {
  const { script } = cursor;
  const after = at + token.length;
  if (token === "'") {
    const before = script[at - 1];
    const hasEscapes = (before === 'e' || before === 'E') && !/[\w$]/.test(script[at - 2] ?? ' ');
    cursor.at = afterQuote(script, at, "'", hasEscapes);
  } else if (token === '"') cursor.at = afterQuote(script, at, '"', false);
  else if (token.length > 1 && token.startsWith('$')) cursor.at = afterDollarQuote(script, at, token);
  else {
    cursor.at = after;
    if (token === '(') open.depth++;
    else if (token === ')') open.depth = Math.max(0, open.depth - 1);
    else if (/^[A-Za-z_]/.test(token)) readWord(open, token);
    return token === ';' && open.depth === 0 && open.atomic === 0;
  }
  return false;
}

const COPY_FROM_STDIN = /^copy\s[\s\S]*\sfrom\s+stdin\b/i;

/**
 * Cuts a script where psql would: at semicolons outside quotes, comments, brackets and SQL-standard bodies, and
 * at backslash commands. Nothing is judged here: a text that never closes its quote is one last statement, and
 * the grammar says where it went wrong.
 */
export function splitScript(script: string): ScriptPiece[] {
  const pieces: ScriptPiece[] = [];
  const cursor: Cursor = { script, at: 0, line: 1, counted: 0 };
  let open = freshStatement();
  const close = (end: number, kind: ScriptPiece['kind']) => {
    const text = script.slice(open.start, end).trimEnd();
    if (text) pieces.push({ kind, text, line: lineAt(cursor, open.start), start: open.start });
    open = freshStatement();
  };
  for (TOKEN.lastIndex = 0; ; TOKEN.lastIndex = cursor.at) {
    const found = TOKEN.exec(script);
    if (!found) break;
    const [token] = found;
    const at = found.index;
    if (token.startsWith('--')) cursor.at = at + token.length;
    else if (token === '/*') cursor.at = afterBlockComment(script, at);
    else if (token === '\\') {
      if (open.start >= 0) close(at, 'sql');
      open.start = at;
      cursor.at = endOfLine(script, at);
      close(cursor.at, 'psql');
    } else if (token === ';' && open.start < 0) cursor.at = at + 1;
    else {
      if (open.start < 0) open.start = at;
      if (readToken(cursor, open, token, at)) {
        const isCopy = COPY_FROM_STDIN.test(script.slice(open.start, Math.min(at, open.start + 20_000)));
        if (isCopy) cursor.at = afterCopyData(script, at);
        close(isCopy ? cursor.at : at, isCopy ? 'copy-data' : 'sql');
      }
    }
  }
  if (open.start >= 0) close(script.length, 'sql');
  return pieces;
}
