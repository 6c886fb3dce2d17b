import { decodeOnce, withoutInvisible } from './decode-reading';

/** Values longer than this are looked for as they stand; a program that prints one encodes less than all of it. */
const LONGEST_ENCODED = 2_000;

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
  for (let i = 0; i < 4; i += 1) {
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

const BETWEEN = /[ \t\r\n:,-]/g;

/** Spellings that programs break up: into lines, or byte by byte. As `withoutBlanks` leaves them. */
export function brokenSpellings(value: string): string[] {
  if (value.length > LONGEST_ENCODED) return [];
  const url = encodeURIComponent(value);
  const forms = [...hex(value), ...[value, url].flatMap(base64)].filter((form) => form.length >= 12);
  return [...new Set(forms.map((form) => form.replaceAll(BETWEEN, '')))];
}
