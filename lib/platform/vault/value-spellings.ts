import { decodeOnce, squeezed, withoutInvisible } from './decode-reading';

/** Values longer than this are looked for as they stand; a program that prints one encodes less than all of it. */
const LONGEST_ENCODED = 2_000;
/** Longer ones are not looked for in the spellings that few programs print: each costs memory. */
const LONGEST_RARE = 200;
/** A spelling that was broken up is told from ordinary text by its length. */
const SHORTEST_BROKEN = 12;
const SHORTEST_SIGNS = 8;

/** Base64 of a value inside a longer text (`user:password`): the ends, mixed with their neighbours, are left out. */
function innerBase64(value: Buffer): string[] {
  if (value.length < 8) return [];
  return [1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), value])
      .toString('base64')
      .replace(/={1,2}$/, '')
      .slice(4, -2),
  );
}

function base64(text: string): string[] {
  const bytes = Buffer.from(text);
  const whole = bytes.toString('base64').replace(/={1,2}$/, '');
  // The last sign holds bits of what follows; where something follows, all before it still tells the value.
  const open = bytes.length >= 8 && bytes.length % 3 !== 0 ? [whole.slice(0, -1)] : [];
  const forms = [whole, ...open, ...innerBase64(bytes)];
  return [...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}

function hex(text: string): string[] {
  const digits = Buffer.from(text).toString('hex');
  return digits.length < 12 ? [] : [digits, digits.toUpperCase()];
}

/** A value with every layer of spelling taken off, as `decodeOnce` does it to a text. */
function plain(value: string): string {
  let reading = withoutInvisible(value);
  for (let i = 0; i < 6; i += 1) {
    const decoded = decodeOnce(reading);
    if (!decoded) break;
    reading = decoded;
  }
  return String.fromCharCode(...reading.units.subarray(0, reading.length));
}

const quotedPrintable = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte > 32 && byte < 127 && byte !== 61
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');

/** How a value stands in a text once its layers of spelling are off, and the spellings that are no layer. */
export function valueSpellings(value: string): string[] {
  const spelled = [
    value,
    value.normalize('NFC'),
    value.normalize('NFD'),
    value.replaceAll("'", "''"),
    value.replaceAll('"', '""'),
    value.replaceAll(' ', '+'),
  ];
  if (value.length > LONGEST_ENCODED) return [...new Set(spelled)];
  const url = encodeURIComponent(value);
  const json = JSON.stringify(value).slice(1, -1);
  const more = [plain(value), quotedPrintable(value), ...[value, url, json].flatMap(base64)];
  const twice = base64(Buffer.from(value).toString('base64'));
  return [...new Set([...spelled, ...more, ...twice])].filter(
    (spelling) => spelling.length >= Math.min(4, value.length),
  );
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without the signs at its end that only fill it up, nor the last that holds bits of what follows. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = bits.match(/.{5}/g) ?? [];
  return digits.map((digit) => BASE32[Number.parseInt(digit, 2)] ?? '').join('');
}

/** The bytes of UTF-16, as Windows and Java write texts, in both orders. */
function utf16(value: string): Buffer[] {
  const little = Buffer.from(value, 'utf16le');
  return [little, Buffer.from(little).swap16()];
}

/** Whole bytes of base64 only: what follows shares the last sign. */
const base64Of = (bytes: Buffer) => bytes.toString('base64').replace(/={1,2}$/, '');

/** Spellings of spellings, of bytes of other encodings, and in other bases. */
function rareSpellings(value: string): string[] {
  if (value.length > LONGEST_RARE) return [];
  const bytes = Buffer.from(value);
  const twice = Buffer.from(bytes.toString('base64')).toString('base64');
  return [
    base32(bytes),
    base32(bytes).toLowerCase(),
    base64Of(Buffer.from(twice)),
    base64Of(Buffer.from(bytes.toString('hex'))),
    ...hex(base64Of(bytes)),
    ...hex(encodeURIComponent(value)),
    ...utf16(value).flatMap((one) => [base64Of(one).slice(0, -1), one.toString('hex')]),
  ];
}

/** Spellings that programs break up: into lines and strings, byte by byte or sign by sign. As `withoutBlanks` leaves them. */
export function brokenSpellings(value: string): string[] {
  if (value.length > LONGEST_ENCODED) return [];
  const url = encodeURIComponent(value);
  const decimals = value.length <= LONGEST_RARE ? [Buffer.from(value).join('')] : [];
  const longEnough = (forms: readonly string[], shortest: number) =>
    forms.map(squeezed).filter((form) => form.length >= shortest);
  const forms = [...hex(value), ...decimals, ...[value, url].flatMap(base64), ...rareSpellings(value)];
  return [
    ...new Set([
      ...longEnough([value, quotedPrintable(value)], SHORTEST_SIGNS),
      ...longEnough(forms, SHORTEST_BROKEN),
    ]),
  ];
}
