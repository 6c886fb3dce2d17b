const bytes = (text: string) => [...Buffer.from(text)];
const hex = (byte: number) => byte.toString(16).padStart(2, '0');
const units = (text: string) => text.split('').map((unit) => unit.charCodeAt(0));
const u = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`;
const between = (text: string, sign: string) => text.split('').join(sign);
const NAMED: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base32 = (text: string) =>
  (
    bytes(text)
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .match(/.{1,5}/g) ?? []
  )
    .map((bits) => BASE32[Number.parseInt(bits.padEnd(5, '0'), 2)])
    .join('');
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const wide = (text: string) => Buffer.from(text, 'utf16le');
const times = (count: number, one: (text: string) => string, text: string): string =>
  count === 0 ? text : times(count - 1, one, one(text));
const pieces = (text: string) => text.match(/.{1,6}/gsu) ?? [];
const points = (text: string) => [...text].map((char) => char.codePointAt(0)?.toString(16) ?? '');
const wrap = (text: string, width: number) => text.replaceAll(new RegExp(`(.{${width}})`, 'g'), '$1\n');
const percent = (text: string) => encodeURIComponent(text);
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const html = (text: string) => text.replaceAll(/[&<>"']/g, (char) => `&${NAMED[char]};`);

/**
 * How programs print a secret. Sources: RFC 3986 and `encodeURI`, `JSON.stringify`,
 * Python's `json.dumps` and `repr`, PHP's `json_encode` (`\/`), `html.escape`, Go's `%q`, bash's `printf %q`, xxd,
 * `hexdump`, PostgreSQL's `bytea` (`\x…`), RFC 7617 (Basic), RFC 2045 (wrapped base64, quoted-printable), RFC 4648 (base32), PowerShell's
 * `-EncodedCommand` (base64 of UTF-16), Go's `%v` of bytes and Node's `Buffer` in JSON (decimal), `escape()` (`%u`), Python's
 * `ascii()` (`\\U`), Rust, Perl and JavaScript (`\\u{}`, `\\x{}`), string literals over lines, coloured and wrapped terminals.
 */
export const SECRET_SPELLINGS: readonly (readonly [name: string, spell: (secret: string) => string])[] = [
  ['as it is', (s) => s],
  ['percent, all of it', percent],
  ['percent, small letters', (s) => percent(s).replaceAll(/%../g, (one) => one.toLowerCase())],
  ['percent that leaves the slash', (s) => percent(s).replaceAll('%2F', '/')],
  [
    'percent of every byte',
    (s) =>
      bytes(s)
        .map((byte) => `%${hex(byte)}`)
        .join(''),
  ],
  ['percent twice', (s) => percent(percent(s))],
  ['percent three times', (s) => percent(percent(percent(s)))],
  ['encodeURI', (s) => encodeURI(s)],
  ['a form, blanks as plus', (s) => percent(s).replaceAll('%20', '+')],
  ['JSON', json],
  ['JSON with an escaped slash', (s) => json(s).replaceAll('/', '\\/')],
  ['JSON in JSON', (s) => json(json(s))],
  ['JSON in ASCII', (s) => json(s).replaceAll(/[\u0080-\uffff]/g, (char) => u(char.charCodeAt(0)))],
  ['every unit as \\u', (s) => units(s).map(u).join('')],
  [
    'every byte as \\x',
    (s) =>
      bytes(s)
        .map((byte) => `\\x${hex(byte)}`)
        .join(''),
  ],
  [
    'every byte in octal',
    (s) =>
      bytes(s)
        .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
        .join(''),
  ],
  ['HTML', html],
  ['HTML, decimal', (s) => [...s].map((char) => `&#${char.codePointAt(0)};`).join('')],
  ['HTML, hexadecimal', (s) => [...s].map((char) => `&#x${char.codePointAt(0)?.toString(16)};`).join('')],
  ['HTML twice', (s) => html(html(s))],
  ['percent in HTML', (s) => html(percent(s).replaceAll('%26', '&'))],
  ['JSON in percent', (s) => percent(json(s))],
  ['hexadecimal', (s) => bytes(s).map(hex).join('')],
  ['hexadecimal in capitals', (s) => bytes(s).map(hex).join('').toUpperCase()],
  ['hexadecimal with blanks', (s) => bytes(s).map(hex).join(' ')],
  ['hexadecimal with colons', (s) => bytes(s).map(hex).join(':')],
  [
    'hexadecimal with 0x',
    (s) =>
      bytes(s)
        .map((byte) => `0x${hex(byte)}`)
        .join(', '),
  ],
  [
    'hexadecimal in pairs',
    (s) =>
      (
        bytes(s)
          .map(hex)
          .join('')
          .match(/.{1,4}/g) ?? []
      ).join(' '),
  ],
  ['bytea', (s) => `\\x${bytes(s).map(hex).join('')}`],
  ['base64', (s) => Buffer.from(s).toString('base64')],
  ['base64 for URLs', (s) => Buffer.from(s).toString('base64url')],
  ['base64 behind a name', (s) => Buffer.from(`ana:${s}`).toString('base64')],
  ['base64 behind a longer name', (s) => Buffer.from(`anna:${s}`).toString('base64')],
  ['base64 behind a still longer name', (s) => Buffer.from(`annae:${s}!`).toString('base64')],
  ['base64 twice', (s) => Buffer.from(Buffer.from(s).toString('base64')).toString('base64')],
  ['base64 of an address', (s) => Buffer.from(`postgres://u:${percent(s)}@h/d`).toString('base64')],
  ['base64 in lines', (s) => wrap(Buffer.from(s).toString('base64'), 7)],
  ['base64 in percent', (s) => percent(Buffer.from(s).toString('base64'))],
  ['colours between', (s) => between(s, '\u001b[31m')],
  ['a colour in it', (s) => `${s.slice(0, 3)}\u001b[1;32m${s.slice(3)}`],
  ['zero-width spaces between', (s) => between(s, '\u200b')],
  ['soft hyphens between', (s) => between(s, '\u00ad')],
  ['direction marks between', (s) => between(s, '\u202e')],
  ['a byte-order mark in it', (s) => `${s.slice(0, 5)}\ufeff${s.slice(5)}`],
  ['NULs between', (s) => between(s, '\u0000')],
  ['a hyperlink in it', (s) => `${s.slice(0, 4)}\u001b]8;;http://x\u0007${s.slice(4)}`],
  ['SQL, doubled quotes', (s) => s.replaceAll("'", "''")],
  ['CSV, doubled quotes', (s) => s.replaceAll('"', '""')],
  ['a shell, backslashes', (s) => s.replaceAll(/[^\w\s\u0080-\uffff]/g, '\\$&')],
  ['composed letters', (s) => s.normalize('NFC')],
  ['letters and their marks', (s) => s.normalize('NFD')],
  [
    'quoted-printable',
    (s) =>
      bytes(s)
        .map((b) => (b > 32 && b < 127 && b !== 61 ? String.fromCharCode(b) : `=${hex(b).toUpperCase()}`))
        .join(''),
  ],
  ['quoted-printable in lines', (s) => wrap(s.replaceAll('=', '=3D'), 5).replaceAll('\n', '=\r\n')],
  ['percent five times', (s) => times(5, percent, s)],
  ['JSON in JSON in JSON in JSON in JSON', (s) => times(5, json, s)],
  ['base64 three times', (s) => times(3, base64, s)],
  ['base64 of hexadecimal', (s) => base64(bytes(s).map(hex).join(''))],
  ['hexadecimal of base64', (s) => bytes(base64(s)).map(hex).join('')],
  ['hexadecimal of percent', (s) => bytes(percent(s)).map(hex).join('')],
  ['base64 in lines, in JSON', (s) => json(wrap(base64(s), 8))],
  ['base64 of UTF-16', (s) => base64(wide(s))],
  ['base64 of UTF-16, high bytes first', (s) => base64(wide(s).swap16())],
  ['hexadecimal of UTF-16', (s) => wide(s).toString('hex')],
  ['base32', base32],
  ['bytes in decimal', (s) => JSON.stringify(Buffer.from(s))],
  ['bytes in decimal, as Go prints them', (s) => `[${bytes(s).join(' ')}]`],
  [
    'every point as \\u{}',
    (s) =>
      points(s)
        .map((point) => `\\u{${point}}`)
        .join(''),
  ],
  [
    'every point as \\x{}',
    (s) =>
      points(s)
        .map((point) => `\\x{${point}}`)
        .join(''),
  ],
  [
    'every point as \\U',
    (s) =>
      points(s)
        .map((point) => `\\U${point.padStart(8, '0')}`)
        .join(''),
  ],
  [
    'every unit as %u',
    (s) =>
      units(s)
        .map((unit) => u(unit).replace('\\', '%'))
        .join(''),
  ],
  [
    'HTML without semicolons',
    (s) =>
      units(s)
        .map((unit) => `&#${unit}`)
        .join(''),
  ],
  [
    'string literals side by side',
    (s) =>
      pieces(s)
        .map((piece) => JSON.stringify(piece))
        .join(' + '),
  ],
  ['string literals in a list', (s) => JSON.stringify(pieces(s), null, 2)],
  ['lines that go on after a backslash', (s) => pieces(s).join('\\\n  ')],
  ['blanks between', (s) => between(s, ' ')],
  ['a device string in it', (s) => `${s.slice(0, 4)}\u001bPabc\u001b\\${s.slice(4)}`],
  ['a one-byte sequence in it', (s) => `${s.slice(0, 4)}\u009b31m${s.slice(4)}`],
  ['inside of a title', (s) => `\u001b]0;${s.replaceAll(/\p{Cc}/gu, '')}\u0007`],
  ['braille blanks between', (s) => between(s, '\u2800')],
  ['annotation signs between', (s) => between(s, '\ufff9')],
  ['marks of music between', (s) => [...s].join('\u{1d173}')],
];

/** Secrets that make encodings do their worst, each with a part that nothing else in a text has. */
export const AWKWARD_SECRETS: readonly string[] = [
  'Cn1-plainPassword9',
  'Cn2/@:%ñ"<&',
  "Cn3'quoted'\\back",
  'Cn4 with blanks in it',
  'Cn5%41%2F%25already',
  'Cn6+plus=and/slash+',
  'Cn7&amp;&lt;entity;',
  'Cn8\\u0041\\x42\\/json',
  'Cn9ñandúüöäßéèç',
  'Cn10😀emoji🔑key',
  'Cn11{}[]()|^`~$#!?',
  'Cn12;,.:_-*end',
];
