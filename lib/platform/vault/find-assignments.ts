import { MEASURE_NAME, SECRET_NAME, SECRET_VARIABLE } from './secret-shapes';
import type { ShapeHit } from './shape-hit';

/** Longest name that is looked at, longest run of blanks around a sign, longest scheme of a header. */
const LONGEST_NAME = 64;
const MOST_BLANKS = 32;

const isBlank = (code: number) => code === 32 || code === 9;
const isQuote = (char: string | undefined) => char === '"' || char === "'" || char === '`';

function isNameCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46
  );
}

interface Name {
  readonly text: string;
  readonly start: number;
  readonly isQuoted: boolean;
  readonly hasBlank: boolean;
}

/** The name before a sign, read backwards and never further than `LONGEST_NAME`. */
function nameBefore(text: string, sign: number): Name | null {
  let end = sign;
  while (end > 0 && sign - end < MOST_BLANKS && isBlank(text.charCodeAt(end - 1))) end -= 1;
  const hasBlank = end < sign;
  const isQuoted = isQuote(text[end - 1]);
  if (isQuoted) end -= text[end - 2] === '\\' ? 2 : 1;
  // `settings['password'] =`
  else if (text[end - 1] === ']' && isQuote(text[end - 2])) end -= 2;
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && isNameCode(text.charCodeAt(start - 1))) start -= 1;
  return start === end ? null : { text: text.slice(start, end), start, isQuoted, hasBlank };
}

/** Where the next such character stands, asked for in ascending order: the text is walked once for each character. */
class NextOf {
  private readonly known = new Map<string, number>();
  constructor(private readonly text: string) {}

  from(char: string, at: number): number {
    const last = this.known.get(char) ?? -1;
    if (last >= at) return last;
    const found = this.text.indexOf(char, at);
    const next = found < 0 ? this.text.length : found;
    this.known.set(char, next);
    return next;
  }
}

const BARE = /[^\s'"`&;,<>)}\]]*/y;
const WORD = /[^\s'"`]*/y;
const SCHEME = /(?:Bearer|Basic|Token|Digest|Negotiate|ApiKey|Bot)[ \t]+/iy;

function readOn(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

interface Value {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

/** End of a quoted text on its line: at its quote that is neither doubled nor escaped, else at the line's end. */
function quotedEnd(text: string, next: NextOf, start: number, quote: string): number {
  const line = next.from('\n', start);
  for (let end = next.from(quote, start); end < line; end = next.from(quote, end)) {
    if (text[end + 1] === quote) end += 2;
    else if (text[end - 1] === '\\' && text[end - 2] !== '\\' && end > start) end += 1;
    else return end;
  }
  return line;
}

function valueAfter(text: string, next: NextOf, sign: number, isWhole: boolean): Value {
  let start = sign;
  while (start - sign < MOST_BLANKS && isBlank(text.charCodeAt(start))) start += 1;
  if (text[start] === '\\' && isQuote(text[start + 1])) {
    const inner = start + 2;
    const close = next.from(text[start + 1] ?? '"', inner);
    const line = next.from('\n', inner);
    return { start: inner, end: Math.max(inner, Math.min(close - 1, line)), isQuoted: true };
  }
  const quote = text[start];
  if (quote !== undefined && isQuote(quote)) {
    const inner = readOn(SCHEME, text, start + 1);
    return { start: inner, end: quotedEnd(text, next, inner, quote), isQuoted: true };
  }
  start = readOn(SCHEME, text, start);
  return { start, end: readOn(isWhole ? WORD : BARE, text, start), isQuoted: false };
}

/** A line of an env file: in capitals, at the begin of a line, without blanks around the sign. */
function isEnvLine(text: string, { text: name, start, hasBlank, isQuoted }: Name): boolean {
  if (hasBlank || isQuoted || !/^[A-Z][A-Z0-9_]*$/.test(name)) return false;
  const before = text.slice(Math.max(0, start - 12), start);
  return /(?:^|\n)[ \t#]*(?:export[ \t]+)?$/.test(start <= 12 ? before : `x${before}`);
}

const HEADER = /^(?:proxy-)?authorization$|^(?:x-)?(?:[a-z]+-)*(?:api-?key|token|secret)$|^(?:set-)?cookie$/i;

/** Whether `name: value` is data rather than a sentence with a colon. */
function isField(text: string, name: Name, value: Value): boolean {
  if (name.isQuoted || value.isQuoted || HEADER.test(name.text) || /[_A-Z]/.test(name.text)) return true;
  const line = text.slice(value.end, value.end + 2).trimStart();
  return (
    /[\d!@#$%^*+=~]/.test(text.slice(value.start, Math.min(value.end, value.start + 200))) || line === ''
  );
}

/** Names that are a secret's and nothing else, whatever stands around the sign. */
const PLAIN_NAME = /^(?:pg)?(?:password|passwd|passphrase|pwd)$/i;
const NO_VALUE = /^(?:null|true|false|undefined|none|nil|•+|(?:string|str|text|number|boolean|bytes)[;,]?)$/i;
const SMALL_NUMBER = /^\d{1,9}$/;

/** `os.environ["KEY"]`, `env('KEY')`: where it stands, not what it is. */
const LOOKED_UP = /^(?:[A-Za-z_][\w.]{0,60}\.\w{1,20}|(?:get)?env|config)[[(]$/;
const KEY_IN_QUOTES = /["'][A-Z][A-Z0-9_]{1,80}["'](?:,|\]|\))/y;
/** `${KEY}` without a value of its own to fall back on, `process.env.KEY`. */
const REFERENCE =
  /(?:\$\{[A-Za-z_][\w.]{0,80}\}|(?:process|import\.meta|Deno|Bun)\.env\.[A-Z][A-Z0-9_]{1,80})/y;

function isReference(text: string, { start, end, isQuoted }: Value): boolean {
  REFERENCE.lastIndex = start;
  const reference = REFERENCE.exec(text);
  // What stands behind it is a secret again.
  if (reference) return !/[\w@$%-]/.test(text[start + reference[0].length] ?? '');
  KEY_IN_QUOTES.lastIndex = end;
  return !isQuoted && end - start < 90 && KEY_IN_QUOTES.test(text) && LOOKED_UP.test(text.slice(start, end));
}

/** In code `token = next(row)` is no secret: there a value is quoted, or stands close to its sign, or has digits. */
function isValue(text: string, name: Name, value: Value, isTwoSigns: boolean): boolean {
  if (value.end <= value.start || value.end - value.start > 100_000) return value.end > value.start;
  const shown = text.slice(value.start, Math.min(value.end, value.start + 40));
  if (isReference(text, value)) return false;
  if (NO_VALUE.test(shown) || (SMALL_NUMBER.test(shown) && MEASURE_NAME.test(name.text))) return false;
  if (value.isQuoted) return true;
  if (isTwoSigns || text[value.end] === '(') return false;
  if (!name.hasBlank || PLAIN_NAME.test(name.text)) return true;
  return /\d/.test(shown) && !/[([]/.test(shown);
}

function hitAt(text: string, next: NextOf, sign: number): ShapeHit | null {
  const name = nameBefore(text, sign);
  if (!name || !(SECRET_NAME.test(name.text) || SECRET_VARIABLE.test(name.text))) return null;
  const isColon = text[sign] === ':';
  // `://`, `::type`, `:=`, `==`, `=>`: the sign may be two.
  let after = sign + 1;
  const isTwoSigns = text[after] === '=' || text[after] === '>' || text[after] === '~';
  if (isTwoSigns) after += 1;
  else if (isColon && (text[after] === ':' || text[after] === '/')) return null;
  const isEnv = isEnvLine(text, name);
  const isHeader = HEADER.test(name.text);
  const value = valueAfter(text, next, after, isEnv || isHeader);
  if (!isValue(text, name, value, isTwoSigns) || (isColon && !isField(text, name, value))) return null;
  const form = isEnv || isHeader || name.isQuoted ? 'assignment' : 'loose';
  return { ...value, kind: 'password', name: 'password', form };
}

const FLAG = /(?:^|[\s'"`[,(])--?(?:[\w-]{0,20}(?:password|passwd|secret|token|api-?key))['"]?[ \t,]+['"]?/gi;
const BEARER = /\b(?:bearer|basic)[ \t]+(?=[\w+/.=~-]{12})/gi;
const NETRC = /\blogin[ \t]+\S{1,200}[ \t]+password[ \t]+/gi;
const SQL_PASSWORD = /\bpassword\s{1,8}(?:E|U&)?(?='|\$)/gi;
const DOLLAR = /\$\w{0,60}\$/y;

function findFlags(text: string): ShapeHit[] {
  const hits: ShapeHit[] = [];
  for (const pattern of [FLAG, BEARER, NETRC])
    for (const found of text.matchAll(pattern)) {
      const start = found.index + found[0].length;
      const end = readOn(WORD, text, start);
      if (end > start && text[start] !== '-')
        hits.push({ start, end, kind: 'password', name: 'password', form: 'loose' });
    }
  return hits;
}

/** `password '…'` of a role or a user mapping, in any of SQL's quotes. */
function findSqlPasswords(text: string, next: NextOf): ShapeHit[] {
  const hits: ShapeHit[] = [];
  SQL_PASSWORD.lastIndex = 0;
  for (let found = SQL_PASSWORD.exec(text); found; found = SQL_PASSWORD.exec(text)) {
    let start = found.index + found[0].length;
    let end: number;
    if (text[start] === "'") {
      start += 1;
      end = next.from("'", start);
      while (text[end + 1] === "'" && end < text.length) end = next.from("'", end + 2);
      if (end === text.length) end = next.from('\n', start);
    } else {
      DOLLAR.lastIndex = start;
      const tag = DOLLAR.exec(text)?.[0];
      if (!tag) continue;
      start += tag.length;
      const close = text.slice(start, start + 4_096).indexOf(tag);
      end = close < 0 ? Math.min(text.length, start + 4_096) : start + close;
    }
    if (end > start) hits.push({ start, end, kind: 'password', name: 'password', form: 'sql' });
    SQL_PASSWORD.lastIndex = Math.max(end, SQL_PASSWORD.lastIndex);
  }
  return hits;
}

/**
 * Values that a name gives away: `DB_PASSWORD=…`, `"apiKey": "…"`, `Authorization: Bearer …`, `--token …`,
 * `alter role a password '…'`. Signs are walked forwards, names read backwards within bounds: linear. Pure.
 */
export function findAssignments(text: string): ShapeHit[] {
  const hits: ShapeHit[] = [];
  const next = new NextOf(text);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 61 && code !== 58) continue;
    const hit = hitAt(text, next, at);
    if (!hit) continue;
    hits.push(hit);
    at = hit.end - 1;
  }
  return [...hits, ...findSqlPasswords(text, new NextOf(text)), ...findFlags(text)];
}
