import { describe, expect, it } from 'vitest';
import { say } from '../../i18n/message';
import { translator } from '../../i18n/translate';
import { asciiJson } from './ascii-json';
import { terminalText } from './terminal-text';
import { terminalTranslator } from './terminal-translator';

/** What makes a terminal do something, or shows something else than is there (ECMA-48, xterm's control sequences, UAX #9). */
const SIGNS: readonly (readonly [what: string, sign: string])[] = [
  ['a cleared screen', '\u001b[2J'],
  ['a cursor that goes up', '\u001b[3A'],
  ['a colour', '\u001b[31;1m'],
  ['hidden letters', '\u001b[8m'],
  ['a title', '\u001b]0;title\u0007'],
  ['the clipboard', '\u001b]52;c;cm0gLXJm\u0007'],
  ['a hyperlink', '\u001b]8;;https://evil.example\u001b\\'],
  ['a device string', '\u001bP$q"p\u001b\\'],
  ['a question of the terminal', '\u001b[c'],
  ['a one-byte sequence', '\u009b2J'],
  ['a one-byte string', '\u009d0;t\u009c'],
  ['a carriage return', '\r'],
  ['backspaces', '\b\b\b'],
  ['a bell', '\u0007'],
  ['a NUL', '\u0000'],
  ['a vertical tab', '\u000b'],
  ['a line separator', '\u2028'],
  ['a turned direction', '\u202e'],
  ['isolates', '\u2066x\u2069'],
];
const FORBIDDEN = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const FORGED = '2026-01-01T00:00:00.000Z info log forged';

describe('what is printed to a terminal', () => {
  it.each(SIGNS)('shows %s instead of obeying it', (_, sign) => {
    expect(terminalText(`a${sign}b\nsecond ${sign}`)).not.toMatch(FORBIDDEN);
    expect(terminalText(`a${sign}b\nsecond ${sign}`).split('\n')).toHaveLength(2);
  });

  it.each([...SIGNS, ['a line break', '\n'] as const])(
    'lets %s make no line in one of our sentences',
    (_, sign) => {
      for (const locale of ['en', 'es'] as const) {
        const t = terminalTranslator(translator(locale));
        const params = { table: `t${sign}${FORGED}`, operation: 'create', original: `x${sign}${FORGED}` };
        const said = t(say('testing.crud.log.failed', params));
        expect(said).toContain(FORGED);
        expect(said.split('\n')).toHaveLength(1);
        expect(terminalText(said)).not.toMatch(FORBIDDEN);
        expect(t('testing.crud.log.failed', params)).toBe(said);
      }
    },
  );

  it.each(SIGNS)('writes %s in JSON so that it means the same and does nothing', (_, sign) => {
    const value = { text: `a${sign}b\n`, [`key${sign}`]: [1, sign] };
    const json = asciiJson(JSON.stringify(value));
    expect(JSON.parse(json)).toEqual(value);
    expect(json).not.toMatch(FORBIDDEN);
    expect(json).not.toMatch(/[\u2028\u2029]/);
  });

  it('keeps letters of every script', () => {
    const text = 'ñ 漢字 עברית 😀\t|\n  second';
    expect(terminalText(text)).toBe(text);
    expect(asciiJson(JSON.stringify(text))).toBe(JSON.stringify(text));
  });
});
