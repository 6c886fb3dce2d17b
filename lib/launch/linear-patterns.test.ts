import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { threadCpuMs } from '../platform/testing/thread-cpu-ms';
import { growsTooFast } from '../platform/vault/testing/hostile-texts';
import { patternPumps } from './testing/pattern-pumps';
import { readPatterns } from './testing/read-patterns';

const PATTERNS = readPatterns(['lib', 'app', 'components']);

/** A linear pattern walks 20,000 signs in well under this; a quadratic one takes ten times as long. */
const LOOK_MS = 25;

/** Looks for a pattern everywhere in a text, as `replaceAll` and `matchAll` do. */
function searchAll(source: string, flags: string): (text: string) => number {
  const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  return (text) => {
    let found = 0;
    for (const _ of text.matchAll(pattern)) found += 1;
    return found;
  };
}

describe('every pattern of the product', () => {
  it('is found', () => {
    expect(PATTERNS.length).toBeGreaterThan(1_000);
  });

  it('takes steps in proportion to the text, by the analysis of its automaton', () => {
    const slow = PATTERNS.flatMap(({ place, source, flags }) =>
      analyse({ source, flags }, { maxReports: 1 }).reports.map(
        ({ type, character }) => `${place} /${source}/ ${type} on ${character.literal.source}`,
      ),
    );
    expect(slow).toEqual([]);
  });

  it('takes no more than its share of what itself begins with, again and again', () => {
    const slow = PATTERNS.filter(({ source }) => /[*+]|\{\d+,/.test(source)).flatMap((pattern) => {
      const search = searchAll(pattern.source, pattern.flags);
      const make = (pump: string, length: number) =>
        `${pump.repeat(Math.ceil(length / pump.length))}\n\u0001`;
      const bad = patternPumps(pattern).find((pump) => {
        // A first look costs little; only what is slow at all is measured twice.
        const start = threadCpuMs();
        search(make(pump, 20_000));
        if (threadCpuMs() - start < LOOK_MS) return false;
        return growsTooFast(search, (length) => make(pump, length), [500, 8_000]);
      });
      return bad === undefined ? [] : [`${pattern.place} on ${JSON.stringify(bad)}`];
    });
    expect(slow).toEqual([]);
  });
});
