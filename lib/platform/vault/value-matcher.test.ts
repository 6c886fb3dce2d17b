import { describe, expect, it } from 'vitest';
import { fc } from '../testing/fc';
import { withoutInvisible } from './decode-reading';
import { mergeRanges } from './redact-text';
import { type Range, ValueMatcher } from './value-matcher';

function found(text: string, values: readonly string[]): Range[] {
  const ranges: Range[] = [];
  new ValueMatcher(values).match(withoutInvisible(text), (range) => ranges.push(range));
  return mergeRanges(ranges);
}

/** The slow way: every value at every place. */
function foundSlowly(text: string, values: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const value of values)
    for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1))
      ranges.push({ start: at, end: at + value.length });
  return mergeRanges(ranges);
}

const slices = (text: string, values: readonly string[]) =>
  found(text, values).map(({ start, end }) => text.slice(start, end));

describe('values in a text', () => {
  it('are those that a search of each would find, whatever begins or ends as another does', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ñ'), minLength: 1, maxLength: 5 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ñ', 'c'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.array(word, { minLength: 1, maxLength: 6 }), (where, values) => {
        expect(found(where, values)).toEqual(foundSlowly(where, values));
      }),
      { numRuns: 500 },
    );
  });

  it.each<[name: string, text: string, values: readonly string[], expected: readonly string[]]>([
    ['one', 'it was abcd here', ['abcd'], ['abcd']],
    ['at both ends', 'ab x ab', ['ab'], ['ab', 'ab']],
    ['one in another', 'xabcdefx', ['cd', 'abcdef'], ['abcdef']],
    ['the shorter, when the longer is not there', 'xabcdx', ['bc', 'abcdef'], ['bc']],
    ['one that overlaps itself', 'aaaaa', ['aaa'], ['aaaaa']],
    ['one after the end of another', 'abcabd', ['abc', 'abd'], ['abcabd']],
    ['of two planes', 'x😀🔑x', ['😀🔑'], ['😀🔑']],
    ['none', 'nothing here', ['abcd'], []],
    ['in nothing', '', ['abcd'], []],
    ['of no values', 'abcd', [], []],
  ])('%s', (_, text, values, expected) => expect(slices(text, values)).toEqual(expected));

  it('are found in the shape they have between invisible signs', () => {
    const text = 'x a\u200bb\u001b[31mcd y';
    expect(found(text, ['abcd']).map(({ start, end }) => text.slice(start, end))).toEqual([
      'a\u200bb\u001b[31mcd',
    ]);
  });
});

describe('a text that was cut inside of a value', () => {
  it.each<[text: string, expected: readonly string[]]>([
    ['x abcdefgh', ['abcdefgh']],
    ['x abcdefghijklmno', ['abcdefghijklmno']],
    // Fewer than eight characters, and fewer than half, may be anything.
    ['x abcdefg', []],
    ['abcdefgh y', []],
  ])('%j', (text, expected) => expect(slices(text, ['abcdefghijklmnop'])).toEqual(expected));

  it('of a longer value needs a third of it', () => {
    const value = 'abcdefghijklmnopqrstuvwxyz';
    expect(slices(`x ${value.slice(0, 8)}`, [value])).toEqual([]);
    expect(slices(`x ${value.slice(0, 9)}`, [value])).toEqual([value.slice(0, 9)]);
  });
});
