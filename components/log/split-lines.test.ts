import { describe, expect, it } from 'vitest';
import { plainText, splitLines } from './split-lines';

const ESC = '\u001b';

describe('splitLines', () => {
  it('keeps one line one line, and splits several', () => {
    expect(splitLines('create table')).toEqual(['create table']);
    expect(splitLines('a\nb\r\nc\n')).toEqual(['a', 'b', 'c']);
    expect(splitLines('')).toEqual(['']);
    expect(splitLines('a\n\nb')).toEqual(['a', '', 'b']);
  });

  it('shows the last state of a progress bar', () => {
    expect(splitLines('10 %\r20 %\r100 %')).toEqual(['100 %']);
    expect(splitLines('10 %\r100 %\r')).toEqual(['100 %']);
    expect(splitLines('done\r\nnext\rlast')).toEqual(['done', 'last']);
    expect(splitLines('\r\r')).toEqual(['']);
  });

  it('drops titles, hyperlinks, cursor movement and control characters, and keeps colours', () => {
    expect(splitLines(`${ESC}]0;title\u0007text`)).toEqual(['text']);
    expect(splitLines(`${ESC}]8;;https://x.test${ESC}\\link${ESC}]8;;${ESC}\\`)).toEqual(['link']);
    expect(splitLines(`${ESC}[2K${ESC}[1Gtext${ESC}[?25l`)).toEqual(['text']);
    expect(splitLines(`${ESC}(B${ESC}[31mred${ESC}[0m`)).toEqual([`${ESC}[31mred${ESC}[0m`]);
    expect(splitLines('a\u0000b\u0008c\u007f')).toEqual(['abc']);
    expect(splitLines(`${ESC}]8;;never closed`)).toEqual(['']);
  });
});

describe('plainText', () => {
  it('is the text without colours', () => {
    expect(plainText(`${ESC}[1;31mERROR${ESC}[0m: no`)).toBe('ERROR: no');
    expect(plainText('plain')).toBe('plain');
    expect(plainText(`cut ${ESC}[3`)).toBe('cut [3');
  });
});
