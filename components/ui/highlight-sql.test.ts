import { describe, expect, it } from 'vitest';
import { fc } from '../../lib/platform/testing/fc';
import { highlightSql } from './highlight-sql';

const kinds = (sql: string, kind: string) =>
  highlightSql(sql)
    .filter((token) => token.kind === kind)
    .map((token) => token.text);

describe('highlightSql', () => {
  it('loses and adds no character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const joined = highlightSql(text)
          .map((token) => token.text)
          .join('');
        expect(joined).toBe(text);
      }),
    );
  });

  it('knows keywords in either case and leaves names alone', () => {
    expect(kinds('CREATE table selected (id int)', 'keyword')).toEqual(['CREATE', 'table']);
  });

  it('takes keywords inside strings, comments and quoted names for what they are', () => {
    expect(kinds(`select 'drop table', "table" -- drop\n/* drop */`, 'keyword')).toEqual(['select']);
    expect(kinds(`select 'it''s', $f$ begin end $f$`, 'string')).toEqual([`'it''s'`, '$f$ begin end $f$']);
  });

  it('survives what never closes', () => {
    expect(kinds(`select 'open`, 'string')).toEqual([`'open`]);
    expect(kinds('/* open', 'comment')).toEqual(['/* open']);
  });
});
