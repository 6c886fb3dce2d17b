import { describe, expect, it } from 'vitest';
import { insertAfter } from './insert-after';

describe('insertAfter', () => {
  it.each([
    ['a word', "const IDS = [\n  'a',\n  'b',\n];", "'a'", "const IDS = [\n  'a',\n  NEW,\n  'b',\n];"],
    [
      'an entry on one line',
      '[\n  { id: 1, n: 2 },\n  { id: 2 },\n]',
      'id: 1',
      '[\n  { id: 1, n: 2 },\n  NEW,\n  { id: 2 },\n]',
    ],
    [
      'an entry over several',
      '[\n  {\n    id: 1,\n    deep: {\n      x: 1,\n    },\n  },\n  2,\n]',
      'id: 1',
      '[\n  {\n    id: 1,\n    deep: {\n      x: 1,\n    },\n  },\n  NEW,\n  2,\n]',
    ],
    [
      'a key that opens',
      "x = {\n  'a-b': {\n    t: 1,\n  },\n  c: 1,\n}",
      "'a-b': {",
      "x = {\n  'a-b': {\n    t: 1,\n  },\n  NEW,\n  c: 1,\n}",
    ],
  ])('puts lines behind %s', (_, text, mark, expected) => {
    expect(insertAfter(text, mark, '  NEW,')).toBe(expected);
  });

  it('refuses to guess', () => {
    expect(() => insertAfter('a\nb', 'c', 'x')).toThrow('0 times');
    expect(() => insertAfter('a\na', 'a', 'x')).toThrow('2 times');
  });
});
