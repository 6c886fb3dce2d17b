/** The two grammars that are read: only as far as strings, comments and brackets go. */
export type Grammar = 'python' | 'node';

/** What each character of a source text belongs to. */
export interface Scanned {
  readonly text: string;
  readonly grammar: Grammar;
  /** 0 code, 1 string, 2 comment. */
  readonly kind: Uint8Array;
}

const REGEX_BEFORE = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete))\s*$/;

interface Cursor {
  readonly text: string;
  readonly kind: Uint8Array;
}

/** Marks a plain string from its quote on; gives the place after it. */
function skipString({ text, kind }: Cursor, start: number, quote: string): number {
  let at = start + quote.length;
  while (at < text.length && !text.startsWith(quote, at)) {
    if (quote.length === 1 && text[at] === '\n') break;
    at += text[at] === '\\' ? 2 : 1;
  }
  const end = Math.min(text.length, at + quote.length);
  kind.fill(1, start, end);
  return end;
}

function skipComment({ text, kind }: Cursor, start: number, close: string): number {
  const found = text.indexOf(close, start + 1);
  const end = found < 0 ? text.length : close === '\n' ? found : found + close.length;
  kind.fill(2, start, end);
  return end;
}

/** A template of JavaScript: what stands between its braces is passed over with it. */
function skipTemplate(cursor: Cursor, start: number): number {
  const { text, kind } = cursor;
  let [at, depth] = [start + 1, 0];
  while (at < text.length && (depth > 0 || text[at] !== '`')) {
    if (text[at] === '\\') at += 1;
    else if (depth > 0 && text[at] === '`') at = skipTemplate(cursor, at) - 1;
    else if (text.startsWith('${', at)) [at, depth] = [at + 1, depth + 1];
    else if (depth > 0 && text[at] === '{') depth += 1;
    else if (depth > 0 && text[at] === '}') depth -= 1;
    at += 1;
  }
  kind.fill(1, start, Math.min(text.length, at + 1));
  return at + 1;
}

function skipRegex({ text, kind }: Cursor, start: number): number {
  let [at, inClass] = [start + 1, false];
  while (at < text.length && text[at] !== '\n' && (inClass || text[at] !== '/')) {
    if (text[at] === '[') inClass = true;
    if (text[at] === ']') inClass = false;
    at += text[at] === '\\' ? 2 : 1;
  }
  kind.fill(1, start, Math.min(text.length, at + 1));
  return at + 1;
}

function stepPython(cursor: Cursor, at: number): number {
  const { text } = cursor;
  if (text[at] === '#') return skipComment(cursor, at, '\n');
  const quote = /^(?:"""|'''|"|')/.exec(text.slice(at, at + 3))?.[0];
  return quote ? skipString(cursor, at, quote) : at + 1;
}

function stepNode(cursor: Cursor, at: number): number {
  const { text } = cursor;
  if (text.startsWith('//', at)) return skipComment(cursor, at, '\n');
  if (text.startsWith('/*', at)) return skipComment(cursor, at, '*/');
  if (text[at] === '`') return skipTemplate(cursor, at);
  if (text[at] === '"' || text[at] === "'") return skipString(cursor, at, text[at] ?? '');
  const isRegex = text[at] === '/' && REGEX_BEFORE.test(text.slice(Math.max(0, at - 20), at));
  return isRegex ? skipRegex(cursor, at) : at + 1;
}

/** Tells code from strings and comments, so that brackets and commas in them mislead nobody. */
export function scanCode(text: string, grammar: Grammar): Scanned {
  const cursor = { text, kind: new Uint8Array(text.length) };
  const step = grammar === 'python' ? stepPython : stepNode;
  let at = 0;
  while (at < text.length) at = step(cursor, at);
  return { text, grammar, kind: cursor.kind };
}

/** The place of the bracket that closes the one at `open`, or null where the text is not whole. */
export function closingBracket({ text, kind }: Scanned, open: number): number | null {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (kind[at] !== 0) continue;
    if ('([{'.includes(text[at] ?? ' ')) depth += 1;
    else if (')]}'.includes(text[at] ?? ' ')) depth -= 1;
    if (depth === 0) return at;
  }
  return null;
}
