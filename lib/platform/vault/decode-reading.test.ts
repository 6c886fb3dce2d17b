import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { fc } from '../testing/fc';
import { decodeOnce, type Reading, withoutBlanks, withoutInvisible } from './decode-reading';

const textOf = ({ units, length }: Reading) => String.fromCharCode(...units.subarray(0, length));
const decoded = (text: string) => {
  const reading = decodeOnce(withoutInvisible(text));
  return reading && textOf(reading);
};

/** What of the original each character was made from. */
const piecesOf = (text: string, { from, to, length }: Reading) =>
  Array.from({ length }, (_, at) => text.slice(from[at], to[at]));

const hex = (byte: number) => byte.toString(16).padStart(2, '0');
const spell = (text: string, byte: (value: number) => string) => [...Buffer.from(text)].map(byte).join('');

/** Without what begins a spelling of another kind: one layer takes off every kind at once. */
const PLAIN = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 40 })
  .filter((text) => !/\p{Surrogate}/u.test(text) && textOf(withoutInvisible(text)) === text);
const SOBER = PLAIN.filter((text) => !/[%&\\]/.test(text));

describe('one layer of spelling', () => {
  it.each<[name: string, spelled: string, plain: string | null]>([
    // RFC 3986, 2.1
    ['percent', 'p%40ss%2Fw', 'p@ss/w'],
    ['percent, small letters', 'p%c3%b1', 'pñ'],
    ['four bytes of UTF-8', '%F0%9F%94%91', '🔑'],
    ['percent with too few digits', '100% and 5%4', null],
    ['percent with other letters', '%zz%G1', null],
    ['one layer of several only', '%2540', '%40'],
    // RFC 3629, 3: what is no UTF-8 is read byte by byte
    ['a byte that goes on without a first', '%A9', '\u00a9'],
    ['a first byte whose second is missing', '%C3x', '\u00c3x'],
    ['a first byte before another first byte', '%C3%C3%A9', '\u00c3é'],
    ['a byte that begins nothing', '%FF%41', '\u00ffA'],
    ['two bytes for what takes one', '%C0%80', '\u00c0\u0080'],
    // RFC 8259, 7
    ['JSON’s quotes', String.raw`a\"b\\c\/d`, 'a"b\\c/d'],
    ['JSON’s breaks', String.raw`a\nb\tc\rd\be\ff`, 'a\nb\tc\rd\be\ff'],
    ['a \\u of four digits', String.raw`\u00f1\u0041`, 'ñA'],
    ['a pair of \\u beyond the first plane', String.raw`\ud83d\udd11`, '🔑'],
    ['a \\u of three digits', String.raw`\u00f`, null],
    // C and Python
    ['\\x', String.raw`\x41\x42`, 'AB'],
    ['\\x as UTF-8', String.raw`\xc3\xb1`, 'ñ'],
    ['octal', String.raw`\101\102 \303\261`, 'AB ñ'],
    ['octal beyond a byte', String.raw`\777`, null],
    ['a backslash before a letter without meaning', String.raw`C:\dir\zoo`, null],
    ['a backslash at the end', 'a\\', null],
    // printf %q of bash
    ['a shell’s backslashes', String.raw`p\@ss\ w\$rd\!`, 'p@ss w$rd!'],
    // HTML, 13.5
    ['named signs', '&lt;a&gt; &amp; &quot;b&quot; &apos;', '<a> & "b" \''],
    ['named letters', 'contrase&ntilde;a &Uuml;ber &szlig;', 'contraseña Über ß'],
    ['the last of Latin-1', '&yuml;&nbsp;&divide;', 'ÿ\u00a0÷'],
    ['names of HTML 5', '&commat;&sol;&colon;&num;&lowbar;&NewLine;', '@/:#_\n'],
    ['decimal', '&#64;&#241;&#128273;', '@ñ🔑'],
    ['hexadecimal, both letters', '&#x40;&#X1f511;', '@🔑'],
    ['a number beyond Unicode', '&#x110000;', null],
    ['a name of nothing', '&nothing;', null],
    ['a name without its end', '&amp and &lt', null],
    ['an ordinary and', 'a & b; c', null],
    ['nothing at all', '', null],
    ['plain', 'plain text, 5 + 3 = 8', null],
  ])('%s', (_, spelled, plain) => expect(decoded(spelled)).toBe(plain));

  it('of percent signs is what `decodeURIComponent` reads, in small and in capital letters', () => {
    fc.assert(
      fc.property(SOBER, fc.boolean(), (text, isSmall) => {
        const spelled = spell(text, (byte) => `%${isSmall ? hex(byte) : hex(byte).toUpperCase()}`);
        expect(decodeURIComponent(spelled)).toBe(text);
        expect(decoded(spelled)).toBe(text);
      }),
    );
  });

  it('of JSON is what `JSON.parse` reads, and of a quoted YAML text what YAML reads', () => {
    fc.assert(
      fc.property(SOBER, (text) => {
        const spelled = [...text.split('')]
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join('');
        expect(JSON.parse(`"${spelled}"`)).toBe(text);
        expect(decoded(spelled)).toBe(text);
      }),
    );
    const spelled = String.raw`a\x41\u00f1\"\\`;
    expect(parseDocument(`"${spelled}"`).toJS()).toBe('aAñ"\\');
    expect(decoded(spelled)).toBe('aAñ"\\');
  });

  it('of bytes as \\x and in octal is what a decoder of UTF-8 reads', () => {
    fc.assert(
      fc.property(SOBER, (text) => {
        expect(decoded(spell(text, (byte) => `\\x${hex(byte)}`))).toBe(text);
        expect(decoded(spell(text, (byte) => `\\${byte.toString(8).padStart(3, '0')}`))).toBe(text);
      }),
    );
  });

  it('ends: a text is read until nothing is left to read, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'%4&#x1;\\u0aé'), maxLength: 60 }), (text) => {
        let reading: Reading | null = withoutInvisible(text);
        let layers = 0;
        for (; reading && layers < 70; layers += 1) {
          const before: number = reading.length;
          reading = decodeOnce(reading);
          if (reading) expect(reading.length).toBeLessThan(before);
        }
        expect(layers).toBeLessThan(70);
      }),
    );
  });
});

describe('where a character stood', () => {
  it.each<[text: string, pieces: readonly string[]]>([
    ['a%40b', ['a', '%40', 'b']],
    ['%C3%B1!', ['%C3%B1', '!']],
    ['%F0%9F%94%91', ['%F0%9F%94%91', '%F0%9F%94%91']],
    [String.raw`\u00f1\"`, [String.raw`\u00f1`, String.raw`\"`]],
    ['&#128273;x', ['&#128273;', '&#128273;', 'x']],
    ['a&amp;b', ['a', '&amp;', 'b']],
    ['&#65&#66x', ['&#65', '&#66', 'x']],
    [String.raw`\u{1f511}\x{41}`, [String.raw`\u{1f511}`, String.raw`\u{1f511}`, String.raw`\x{41}`]],
    [String.raw`\U0001f511%u0041`, [String.raw`\U0001f511`, String.raw`\U0001f511`, '%u0041']],
  ])('%j', (text, pieces) => {
    const reading = decodeOnce(withoutInvisible(text));
    expect(reading && piecesOf(text, reading)).toEqual(pieces);
  });

  it('is kept through two layers: the range of the inner covers the whole of the outer', () => {
    const text = 'x %2540 &amp;lt;';
    const once = decodeOnce(withoutInvisible(text));
    const twice = once && decodeOnce(once);
    expect(twice && textOf(twice)).toBe('x @ <');
    expect(twice && piecesOf(text, twice)).toEqual(['x', ' ', '%2540', ' ', '&amp;lt;']);
  });
});

describe('what nobody sees', () => {
  it.each<[name: string, text: string, seen: string]>([
    ['colours (ECMA-48, SGR)', 'a\u001b[31;1mb\u001b[0mc', 'abc'],
    ['moves of the cursor', 'a\u001b[2K\u001b[1;1Hb', 'ab'],
    ['a title that ends with BEL', 'a\u001b]0;title\u0007b', 'ab'],
    ['a link that ends with ST', 'a\u001b]8;;http://x\u001b\\b', 'ab'],
    ['a device string (DCS)', 'a\u001bP$q"p\u001b\\b', 'ab'],
    ['a sequence of one byte (C1)', 'a\u009b31mb\u009d0;t\u009cc', 'abc'],
    ['formats beyond the first plane', 'a\u{1bca0}b\u{1d173}c', 'abc'],
    ['annotations and braille blanks', 'a\ufff9b\u2800c', 'abc'],
    ['zero-width signs', 'a\u200bb\u200cc\u200dd\ufeffe', 'abcde'],
    ['a soft hyphen', 'pass\u00adword', 'password'],
    ['turned directions', 'a\u202eb\u2066c\u2069d', 'abcd'],
    ['variation selectors', 'a\ufe0fb', 'ab'],
    ['tags beyond the first plane', 'a\u{e0061}b', 'ab'],
    ['fillers of Hangul', 'a\u3164b\uffa0c', 'abc'],
    ['NULs and other controls', 'a\u0000b\u0008c\u007fd', 'abcd'],
    ['tab and line breaks stay', 'a\tb\nc\rd', 'a\tb\nc\rd'],
    ['letters of every script stay', 'ñ 漢字 עברית 😀', 'ñ 漢字 עברית 😀'],
    ['nothing', '', ''],
  ])('%s', (_, text, seen) => expect(textOf(withoutInvisible(text))).toBe(seen));

  it('leaves each character its place', () => {
    const text = 'a\u001b[31mb\u200bc';
    expect(piecesOf(text, withoutInvisible(text))).toEqual(['a', 'b', 'c']);
    expect([...withoutInvisible(text).from.subarray(0, 3)]).toEqual([0, 6, 8]);
  });
});

describe('a dump without what stands between its bytes', () => {
  it.each<[name: string, dump: string, bytes: string]>([
    ['xxd -p in lines', '68656c\n6c6f', '68656c6c6f'],
    ['colons, as openssl prints', '68:65:6c:6c:6f', '68656c6c6f'],
    ['pairs, as hexdump prints', '6865 6c6c 6f', '68656c6c6f'],
    ['C’s 0x', '0x68, 0x65, 0x6c', '68656c'],
    ['bytea', String.raw`\x68656c`, '68656c'],
    ['\\x of each', String.raw`\x68\x65\x6c`, '68656c'],
    ['base64 in lines, as PEM has it', 'aGVs\r\nbG8=', 'aGVsbG8'],
    ['an 0x before no byte', '0xzz 0x', '0xzz0x'],
  ])('%s', (_, dump, bytes) => expect(textOf(withoutBlanks(withoutInvisible(dump)))).toBe(bytes));
});
