/** A text as somebody reads it, with the place of each unit in the text as it stands. */
export interface Reading {
  readonly units: Uint16Array;
  /** Begin and end, in the original, of what each unit was made from. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly length: number;
}

/** Escape sequences of terminals (CSI, OSC and other strings, also of one byte) and characters that show nothing. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex lint/suspicious/noMisleadingCharacterClass: single signs are what is looked for.
  /(?:\u001b\[|\u009b)[0-9;:?]*[ -/]*[@-~]|(?:\u001b[PX\]^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u009c|\u001b\\)?|\u001b[ -/]*[0-Z\\-~]|\udb40[\udc00-\udfff]|\ud82f[\udca0-\udca3]|\ud834[\udd73-\udd7a]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u008f\u0091-\u0097\u0099-\u009a\u009c\u00ad\u00b7\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]/g;

/** The text as it stands. */
export function asItStands(text: string): Reading {
  const units = new Uint16Array(text.length);
  const from = new Int32Array(text.length);
  const to = new Int32Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    units[at] = text.charCodeAt(at);
    from[at] = at;
    to[at] = at + 1;
  }
  return { units, from, to, length: text.length };
}

/** The text without what nobody sees. */
export function withoutInvisible(text: string): Reading {
  const units = new Uint16Array(text.length);
  const from = new Int32Array(text.length);
  const to = new Int32Array(text.length);
  let length = 0;
  let at = 0;
  const copy = (end: number) => {
    for (; at < end; at += 1) {
      units[length] = text.charCodeAt(at);
      from[length] = at;
      to[length] = at + 1;
      length += 1;
    }
  };
  for (const found of text.matchAll(INVISIBLE)) {
    copy(found.index);
    at = found.index + found[0].length;
  }
  copy(text.length);
  return { units, from, to, length };
}

const hexDigit = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48;
  const small = code | 32;
  return small >= 97 && small <= 102 ? small - 87 : -1;
};

function hexAt({ units, length }: Reading, at: number, digits: number): number {
  if (at + digits > length) return -1;
  let value = 0;
  for (let i = 0; i < digits; i += 1) {
    const digit = hexDigit(units[at + i] ?? 0);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

const PERCENT = 37;
const AMPERSAND = 38;
const BACKSLASH = 92;
const SMALL_U = 117;
const SMALL_X = 120;
const CAPITAL_U = 85;

const SIMPLE: ReadonlyMap<number, number> = new Map(
  Object.entries({ n: 10, r: 13, t: 9, b: 8, f: 12 }).map(([char, code]) => [char.charCodeAt(0), code]),
);

const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const ASCII =
  'amp & lt < gt > quot " apos \' sol / bsol \\ commat @ colon : semi ; num # percnt % dollar $ excl ! quest ? equals = plus + ast * comma , period . lpar ( rpar ) lsqb [ rsqb ] lcub { rcub } verbar | grave ` Hat ^ lowbar _ Tab \t NewLine \n';

const ENTITIES: ReadonlyMap<string, number> = new Map([
  ...LATIN.split(' ').map((name, index): [string, number] => [name, 160 + index]),
  ...ASCII.split(' ').flatMap((name, index, all): [string, number][] =>
    index % 2 === 0 ? [[name, (all[index + 1] ?? '').charCodeAt(0)]] : [],
  ),
]);
const LONGEST_ENTITY = 10;

/** The number of an entity, as browsers read it also where its semicolon is missing. */
function numberOf(name: string): number | undefined {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  return number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : undefined;
}

/** Whether a number ends before this unit. */
function isAfterNumber(name: string, unit: number): boolean {
  if (name.length < 2 || !name.startsWith('#')) return false;
  const digit = hexDigit(unit);
  return digit < 0 || (digit > 9 && (name.charCodeAt(1) | 32) !== SMALL_X);
}

/** The character that an entity stands for, and how many units it takes; null when it is none. */
function entityAt(reading: Reading, at: number): { code: number; size: number } | null {
  const { units, length } = reading;
  let name = '';
  const known = (code: number | undefined, size: number) =>
    code === undefined || code > 0x10ffff ? null : { code, size };
  for (let i = at + 1; i < length && i - at <= LONGEST_ENTITY; i += 1) {
    const unit = units[i] ?? 0;
    if (unit === 59) return known(numberOf(name) ?? ENTITIES.get(name), i - at + 1);
    if (isAfterNumber(name, unit)) break;
    name += String.fromCharCode(unit);
  }
  return known(numberOf(name), name.length + 1);
}

/** A byte that is spelled out, `%41`, `\x41` or `\101`, and how many units it takes. */
function byteAt(reading: Reading, at: number): { byte: number; size: number } | null {
  const { units } = reading;
  if (units[at] === PERCENT) {
    const byte = hexAt(reading, at + 1, 2);
    return byte < 0 ? null : { byte, size: 3 };
  }
  if (units[at] !== BACKSLASH) return null;
  if (units[at + 1] === SMALL_X) {
    const byte = hexAt(reading, at + 2, 2);
    return byte < 0 ? null : { byte, size: 4 };
  }
  const octal = [1, 2, 3].map((step) => (units[at + step] ?? 0) - 48);
  const isOctal = at + 3 < reading.length && octal.every((digit) => digit >= 0 && digit <= 7);
  const byte = octal.reduce((sum, digit) => sum * 8 + digit, 0);
  return isOctal && byte <= 255 ? { byte, size: 4 } : null;
}

/** How many bytes of UTF-8 a first byte announces; 1 for what cannot begin a longer one. */
const utf8Size = (byte: number) =>
  byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;

class Writer {
  readonly units: Uint16Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  length = 0;

  constructor(private readonly reading: Reading) {
    this.units = new Uint16Array(reading.length);
    this.from = new Int32Array(reading.length);
    this.to = new Int32Array(reading.length);
  }

  /** A character that `size` units at `at` stand for. */
  put(code: number, at: number, size: number): void {
    const text = code > 0xffff ? String.fromCodePoint(code) : null;
    for (let i = 0; i < (text?.length ?? 1); i += 1) {
      this.units[this.length] = text ? text.charCodeAt(i) : code;
      this.from[this.length] = this.reading.from[at] ?? 0;
      this.to[this.length] = this.reading.to[at + size - 1] ?? 0;
      this.length += 1;
    }
  }
}

/** Reads one character from spelled-out bytes: UTF-8 where they are, else each byte by itself. Gives units used. */
function putBytes(
  reading: Reading,
  writer: Writer,
  at: number,
  first: { byte: number; size: number },
): number {
  const wanted = first.byte >= 0xf5 ? 1 : utf8Size(first.byte);
  let code = wanted === 1 ? first.byte : first.byte & (0xff >> (wanted + 1));
  let size = first.size;
  for (let i = 1; i < wanted; i += 1) {
    const more = byteAt(reading, at + size);
    if (!more || more.byte >> 6 !== 2) {
      writer.put(first.byte, at, first.size);
      return first.size;
    }
    code = (code << 6) | (more.byte & 0x3f);
    size += more.size;
  }
  writer.put(code > 0x10ffff ? 0xfffd : code, at, size);
  return size;
}

/** Hexadecimal digits in curly brackets, `{1f511}`, and the units they take with them; null when there are none. */
function inBrackets(reading: Reading, at: number): { code: number; size: number } | null {
  if (reading.units[at] !== 123) return null;
  for (let digits = 1; digits <= 8; digits += 1) {
    if (reading.units[at + 1 + digits] !== 125) continue;
    const code = hexAt(reading, at + 1, digits);
    return code < 0 || code > 0x10ffff ? null : { code, size: digits + 2 };
  }
  return null;
}

/** A character by its number: `\u0041`, `\u{41}`, `\x{41}`, `\U00000041`, `%u0041`; null when it is none. */
function numberedAt(reading: Reading, at: number): { code: number; size: number } | null {
  const after = reading.units[at + 1] ?? 0;
  if (after === CAPITAL_U) {
    const code = hexAt(reading, at + 2, 8);
    return code < 0 || code > 0x10ffff ? null : { code, size: 10 };
  }
  if (after !== SMALL_U && after !== SMALL_X) return null;
  const bracketed = inBrackets(reading, at + 2);
  if (bracketed) return { code: bracketed.code, size: bracketed.size + 2 };
  const code = after === SMALL_U ? hexAt(reading, at + 2, 4) : -1;
  return code < 0 ? null : { code, size: 6 };
}

/** Units that a backslash and what follows take, after the character is written. */
function putEscape(reading: Reading, writer: Writer, at: number): number {
  const after = reading.units[at + 1] ?? 0;
  const simple = SIMPLE.get(after);
  const isWord =
    (after >= 48 && after <= 57) || (after >= 65 && after <= 90) || (after >= 97 && after <= 122);
  if (at + 1 < reading.length && (simple !== undefined || !isWord)) {
    writer.put(simple ?? after, at, 2);
    return 2;
  }
  writer.put(BACKSLASH, at, 1);
  return 1;
}

/**
 * The text with one layer of spelling taken off: percent signs, backslashes (JSON, C, shell), entities. Null when it
 * has none. Each unit is read once and then again for at most ten that follow. Pure.
 */
export function decodeOnce(reading: Reading): Reading | null {
  const writer = new Writer(reading);
  let isChanged = false;
  for (let at = 0; at < reading.length; ) {
    const unit = reading.units[at] ?? 0;
    let size = 1;
    const isMark = unit === PERCENT || unit === BACKSLASH;
    const numbered = isMark ? numberedAt(reading, at) : null;
    const spelled = isMark && !numbered ? byteAt(reading, at) : null;
    const character = unit === AMPERSAND ? entityAt(reading, at) : numbered;
    if (spelled) size = putBytes(reading, writer, at, spelled);
    else if (character) {
      writer.put(character.code, at, character.size);
      size = character.size;
    } else if (unit === BACKSLASH) size = putEscape(reading, writer, at);
    else writer.put(unit, at, 1);
    if (size > 1) isChanged = true;
    at += size;
  }
  return isChanged ? writer : null;
}

/** What stands between the pieces of a text that was broken up: blanks and line ends, list and string signs, `+` and `=`. */
const BETWEEN: ReadonlySet<string> = new Set(' \t\r\n:,+=\'"\\-');
const BLANKS: ReadonlySet<number> = new Set([...BETWEEN].map((char) => char.charCodeAt(0)));

/** A text as `withoutBlanks` leaves it, but for the signs before bytes. */
export const squeezed = (text: string): string => [...text].filter((char) => !BETWEEN.has(char)).join('');

/** The text without what stands between pieces of it, and without the `0x` and `\x` that dumps put before bytes. */
export function withoutBlanks(reading: Reading): Reading {
  const { units, length } = reading;
  const writer = new Writer(reading);
  for (let at = 0; at < length; ) {
    const unit = units[at] ?? 0;
    const isMark =
      (unit === 48 || unit === BACKSLASH) && units[at + 1] === SMALL_X && hexAt(reading, at + 2, 2) >= 0;
    if (isMark) at += 2;
    else {
      if (!BLANKS.has(unit)) writer.put(unit, at, 1);
      at += 1;
    }
  }
  return writer;
}
