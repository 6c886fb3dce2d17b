import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fc } from '../testing/fc';
import { LineRedactor } from './line-redactor';
import { redactLong } from './redact-long';
import { MASK, redactText } from './redact-text';
import { whatIsLeft } from './testing/what-is-left';

const SECRET = 'Cn1-plainPassword9';
const told = (pieces: readonly string[], secrets: readonly string[] = [SECRET]) => {
  const redactor = new LineRedactor(() => secrets);
  return pieces.map((piece, at) => redactor.push(piece, at < pieces.length - 1)).join('');
};

/** Cut at these places. */
function cut(text: string, places: readonly number[]): string[] {
  const all = [...new Set([0, ...places.map((place) => place % (text.length + 1)), text.length])];
  all.sort((a, b) => a - b);
  return all.slice(1).map((end, at) => text.slice(all[at], end));
}

describe('a long line that comes in pieces', () => {
  const LINE = `${'x'.repeat(9_000)} it was ${SECRET} at postgresql://u:hunter2@h/d ${'y'.repeat(9_000)} ${SECRET}`;

  it('reads as it would in one piece, wherever it is cut', () => {
    const whole = redactText(LINE, [SECRET]);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 8 }), (places) => {
        expect(told(cut(LINE, places))).toBe(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps in mind what was said already, which shows the rest to be a secret', () => {
    const address = 'postgresql://u:hunter2@h/d ';
    for (let at = 1; at < address.length; at += 1) {
      const open = `${'x'.repeat(9_000)} ${address}`;
      const rest = open.length - at;
      const line = `${open}${'y'.repeat(8_192 - at)}`;
      expect(`${at}: ${told([line, `${'y'.repeat(rest)}\n`]).includes('hunter2')}`).toBe(`${at}: false`);
    }
  });

  it('never says half of a secret while it waits for the rest', () => {
    const redactor = new LineRedactor(() => [SECRET]);
    const said = redactor.push(`${'x'.repeat(20_000)}${SECRET.slice(0, 9)}`, true);
    expect(said).toMatch(/^x+$/);
    expect(redactor.push(SECRET.slice(9))).toMatch(new RegExp(`^x*${MASK}$`));
  });

  it('begins anew with the next line', () => {
    const redactor = new LineRedactor(() => [SECRET]);
    expect(redactor.push(`a ${SECRET}`)).toBe(`a ${MASK}`);
    expect(redactor.push('b')).toBe('b');
    expect(redactor.push('')).toBe('');
  });

  it('hides what it learns of meanwhile, from the next line on', () => {
    const known: string[] = [];
    const redactor = new LineRedactor(() => known);
    expect(redactor.push(`1 ${SECRET}`)).toBe(`1 ${SECRET}`);
    known.push(SECRET);
    expect(redactor.push(`2 ${SECRET}`)).toBe(`2 ${MASK}`);
  });
});

describe('a secret that is broken over lines', () => {
  const said = (text: string, secrets: readonly string[] = [SECRET]) => {
    const redactor = new LineRedactor(() => secrets);
    return ['before', ...text.split('\n'), 'after'].map((line) => redactor.push(line));
  };
  const fold = (text: string, width: number) =>
    text.replaceAll(new RegExp(`(.{${width}})(?=.)`, 'g'), '$1\n');

  it.each([5, 6, 9, 12])('every %i characters: all after its first piece is hidden', (width) => {
    const lines = said(fold(SECRET, width));
    expect(lines.slice(2, -1).every((line) => line === MASK)).toBe(true);
    expect([lines.at(0), lines.at(-1)]).toEqual(['before', 'after']);
  });

  it.each<[string, string]>([
    ['base64', Buffer.from(SECRET).toString('base64')],
    ['hexadecimal', Buffer.from(SECRET).toString('hex')],
    ['base64 of a long name and it', Buffer.from(`user${'x'.repeat(50)}:${SECRET}`).toString('base64')],
  ])('in %s, which is wrapped', (_, spelled) => {
    for (const width of [10, 16, 20, 76]) {
      const left = said(fold(spelled, width)).join('').replaceAll('•', '');
      expect(`${width}: ${whatIsLeft(left, SECRET)}`).toMatch(/: [0-7]$/);
    }
  });

  it('begins no secret that other lines do not go on with', () => {
    expect(said('Cn1-pl\nand else\nainPassword9')).toEqual([
      'before',
      'Cn1-pl',
      'and else',
      'ainPassword9',
      'after',
    ]);
  });
});

describe('a dump', () => {
  /** As xxd, hexdump -C, od -A x -t x1z, od -c, od -x and tcpdump -X print `Cn1-plainPassword9`. */
  const DUMPS: readonly string[] = [
    '00000000: 436e 312d 706c 6169 6e50 6173 7377 6f72  Cn1-plainPasswor\n00000010: 6439                                     d9',
    '00000000  43 6e 31 2d 70 6c 61 69  6e 50 61 73 73 77 6f 72  |Cn1-plainPasswor|\n00000010  64 39                                             |d9|',
    '000000 43 6e 31 2d 70 6c 61 69 6e 50 61 73 73 77 6f 72  >Cn1-plainPasswor<\n000010 64 39                                            >d9<',
    '0000000   C   n   1   -   p   l   a   i   n   P   a   s   s   w   o   r\n0000020   d   9',
    '0000000 6e43 2d31 6c70 6961 506e 7361 7773 726f\n0000020 3964',
    '\t0x0000:  436e 312d 706c 6169 6e50 6173 7377 6f72  Cn1-plainPasswor\n\t0x0010:  6439                                     d9',
  ];

  it.each(DUMPS)('%j tells no secret', (dump) => {
    for (const before of ['', 'DEBUG '])
      for (const text of [
        redactText(before + dump, [SECRET]),
        dump
          .split('\n')
          .map((line) => new LineRedactor(() => [SECRET]).push(before + line))
          .join('\n'),
      ]) {
        expect(text).toContain(MASK);
        expect(whatIsLeft(text.replaceAll('•', ''), SECRET)).toBeLessThan(5);
      }
  });

  it('is not what has numbers in columns, names of commits or times', () => {
    const text = [
      '2026-11-27 17:33:05 UTC 10 20 30',
      'commit 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567 on main',
      '100000 12 34 56 rows',
      '0001_init.sql 12 ms',
      'id 01234567 of 12 guests',
    ].join('\n');
    expect(redactText(text, [SECRET])).toBe(text);
  });
});

describe('a private key, line by line', () => {
  const pem = (type: 'pkcs8' | 'sec1') =>
    String(
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type, format: 'pem' }),
    ).trimEnd();

  it.each(['pkcs8', 'sec1'] as const)('%s: its lines are hidden, what is around stays', (type) => {
    const key = pem(type);
    const redactor = new LineRedactor(() => []);
    const lines = ['reading the key', ...key.split('\n'), 'done'].map((line) => redactor.push(line));
    expect(lines.at(0)).toBe('reading the key');
    expect(lines.at(-1)).toBe('done');
    for (const line of key.split('\n').slice(1, -1)) expect(lines.join('\n')).not.toContain(line);
    expect(lines.filter((line) => line === MASK).length).toBe(key.split('\n').length - 1);
  });

  it('that never ends is no reason to hide a log for ever', () => {
    const redactor = new LineRedactor(() => []);
    redactor.push('-----BEGIN PRIVATE KEY-----');
    const lines = Array.from({ length: 202 }, (_, line) => redactor.push(`line ${line}`));
    expect(lines.filter((line) => line === MASK).length).toBe(200);
    expect(lines.at(-1)).toBe('line 201');
  });

  it('whole in one line hides nothing of the next', () => {
    const redactor = new LineRedactor(() => []);
    const json = JSON.stringify({ key: pem('pkcs8') });
    expect(redactor.push(json)).not.toContain(json.slice(60, 100));
    expect(redactor.push('next')).toBe('next');
  });

  it('a public key is none', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const text = String(publicKey.export({ type: 'spki', format: 'pem' }));
    const redactor = new LineRedactor(() => []);
    expect(
      text
        .split('\n')
        .map((line) => redactor.push(line))
        .join('\n'),
    ).toBe(text);
  });
});

describe('redactLong', () => {
  it.each([
    ['short', `x ${SECRET}`],
    ['of several lines', `x\n${SECRET}\nDB_PASSWORD=hunter2\ny`],
    [
      'longer than a piece, a secret on its cut',
      `${'z'.repeat(24_570)}${SECRET}${'w'.repeat(30_000)}${SECRET}`,
    ],
    ['of many lines', `${'a line\n'.repeat(9_000)}${SECRET}\n${'a line\n'.repeat(9_000)}`],
    ['empty', ''],
  ])('of a text %s is what `redactText` says', async (_, text) => {
    expect(await redactLong(text, [SECRET])).toBe(redactText(text, [SECRET]));
  });

  it('lets others work meanwhile', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await redactLong('x '.repeat(2_000_000), [SECRET]);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});
