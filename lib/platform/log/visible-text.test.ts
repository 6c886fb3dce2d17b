import { describe, expect, it } from 'vitest';
import { growsTooFast, HOSTILE_PIECES, hostileTexts } from '../vault/testing/hostile-texts';
import { visibleLine, visibleText, withoutColours } from './visible-text';

describe('visibleText', () => {
  it.each([
    ['a line break', 'a\n2026-01-01T00:00:00.000Z info  log  forged', /^a ⏎ 2026/],
    ['a Windows line break', 'a\r\nforged', /^a ⏎ forged$/],
    ['a carriage return', 'a\rforged', /^a ⏎ forged$/],
    ['a vertical tab', 'a\u000bforged', /^a ⏎ forged$/],
    ['a form feed', 'a\u000cforged', /^a ⏎ forged$/],
    ['the next line of EBCDIC', 'a\u0085forged', /^a ⏎ forged$/],
    ['a line separator', 'a\u2028forged', /^a ⏎ forged$/],
    ['a paragraph separator', 'a\u2029forged', /^a ⏎ forged$/],
    ['a cleared screen', 'a\u001b[2J\u001b[Hb', /^ab$/],
    ['a moved cursor', 'a\u001b[1A\u001b[2Kb', /^ab$/],
    ['a window title', 'a\u001b]0;title\u0007b', /^ab$/],
    ['a title that never ends', 'a\u001b]0;title', /^a$/],
    ['a hyperlink', 'a\u001b]8;;https://evil.example\u001b\\b', /^ab$/],
    ['a device string', 'a\u001bPq#0\u001b\\b', /^ab$/],
    ['a reset', 'a\u001bcb', /^acb$|^ab$/],
    ['one-byte controls', 'a\u009b2Jb', /^a·2Jb$/],
    ['a turned direction', 'a\u202egpj.exe', /^agpj\.exe$/],
    ['isolated directions', 'a\u2066\u2067b\u2069', /^ab$/],
    ['a bell and a backspace', 'a\u0007\u0008b', /^a··b$/],
    ['a NUL', 'a\u0000b', /^a·b$/],
  ])('makes one honest line of %s', (_, text, expected) => {
    const line = visibleText(text);
    expect(line).toMatch(expected);
    expect(withoutColours(line)).not.toMatch(/[^\P{Cc}\t]|[\u2028\u2029\u202a-\u202e]/u);
  });

  it('keeps tabs, letters of every script and colours', () => {
    const text = '\u001b[31mred\u001b[0m\tñ 漢字 עברית 😀';
    expect(visibleText(text)).toBe(text);
    expect(withoutColours(visibleLine(text))).toBe('red\tñ 漢字 עברית 😀');
  });

  it.each([
    ['hidden text', 'a\u001b[8mb\u001b[28mc', 'abc'],
    ['hidden text among colours', '\u001b[1;8;31mb\u001b[0m', '\u001b[1;31mb\u001b[0m'],
    ['hidden text with a nought before it', '\u001b[008mb', 'b'],
    ['a text on its own colour', '\u001b[30;40mb\u001b[49m', '\u001b[30;7mb\u001b[27m'],
    ['a colour of a palette', '\u001b[38;5;0mb\u001b[48;2;0;0;0mc\u001b[38:2::1:2:3md', 'bcd'],
    ['blinking and fonts', '\u001b[5ma\u001b[6mb\u001b[11mc\u001b[53md', 'abcd'],
    ['a reset without a number', '\u001b[32mb\u001b[m', '\u001b[32mb\u001b[0m'],
  ])('takes what hides out of the colours: %s', (_, text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });

  it('is linear', () => {
    const slow = HOSTILE_PIECES.filter((piece) =>
      growsTooFast(visibleText, (length) => hostileTexts(piece, length)[0] ?? ''),
    );
    expect(slow).toEqual([]);
  });
});
