import { describe, expect, it } from 'vitest';
import { fc } from '../platform/testing/fc';
import { previewBasis } from './preview-basis';

describe('previewBasis', () => {
  it('is the same for the same facts, whatever the order of their keys', () => {
    expect(previewBasis({ a: 1, b: { c: [1, 2], d: null } })).toBe(
      previewBasis({ b: { d: null, c: [1, 2] }, a: 1 }),
    );
  });

  it.each([
    ['a value', { a: 1 }, { a: 2 }],
    ['the order of a list', [1, 2], [2, 1]],
    ['a key', { a: 1 }, { b: 1 }],
    ['a text and a number', { a: '1' }, { a: 1 }],
    ['null and nothing', { a: null }, {}],
    ['nested', { a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }],
    ['an empty list and an empty object', [], {}],
  ])('differs with %s', (_, one, other) => {
    expect(previewBasis(one)).not.toBe(previewBasis(other));
  });

  it('is a SHA-256, of anything at all', () => {
    for (const facts of [undefined, null, '', 0, [], {}, () => 1])
      expect(previewBasis(facts)).toMatch(/^[0-9a-f]{64}$/);
    // Of `null`, by another program: printf null | sha256sum
    expect(previewBasis(null)).toBe('74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b');
  });

  it('survives being stored as JSON and read again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (facts) => {
        expect(previewBasis(JSON.parse(JSON.stringify(facts)))).toBe(previewBasis(facts));
      }),
    );
  });
});
