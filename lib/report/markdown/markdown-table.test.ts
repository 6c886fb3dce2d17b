import { expect, it } from 'vitest';
import { markdownCell, markdownTable } from './markdown-table';

it.each([
  ['![x](https://evil.example/beacon.png)', '!\\[x\\](https://evil.example/beacon.png)'],
  ['[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
  ['[a]: javascript:alert(1)', '\\[a\\]: javascript:alert(1)'],
  ['<javascript:alert(1)>', '&lt;javascript:alert(1)>'],
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
  ['\\[not\\](javascript:x)', '\\\\\\[not\\\\\\](javascript:x)'],
  ['a | b', 'a \\| b'],
  ['two\nlines\u2028three', 'two lines three'],
  ['\u202egpj', 'gpj'],
])('lets nothing of %j come to life', (text, expected) => expect(markdownCell(text)).toBe(expected));

it('keeps a cell a cell', () => {
  expect(markdownTable(['a'], [['x\n| y |']])).toBe('| a |\n|---|\n| x \\| y \\| |');
});
