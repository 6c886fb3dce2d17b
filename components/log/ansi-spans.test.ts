import { describe, expect, it } from 'vitest';
import { ansiSpans } from './ansi-spans';
import { plainText } from './split-lines';

const ESC = '\u001b';

describe('ansiSpans', () => {
  it('leaves plain text alone', () => {
    expect(ansiSpans('<b>not bold</b>')).toEqual([{ text: '<b>not bold</b>', className: '' }]);
  });

  it('gives colours and decorations as classes', () => {
    expect(ansiSpans(`a ${ESC}[31mred${ESC}[0m ${ESC}[1;92mok${ESC}[0m`)).toEqual([
      { text: 'a ', className: '' },
      { text: 'red', className: 'ansi-red' },
      { text: ' ', className: '' },
      { text: 'ok', className: 'ansi-green ansi-bold' },
    ]);
  });

  it('loses no text, whatever the colours', () => {
    const line = `${ESC}[38;5;208mfoo${ESC}[0m ${ESC}[48;2;1;2;3mbar${ESC}[m ${ESC}[7mrev${ESC}[0m`;
    const joined = ansiSpans(line)
      .map((span) => span.text)
      .join('');
    expect(joined).toBe(plainText(line));
  });
});
