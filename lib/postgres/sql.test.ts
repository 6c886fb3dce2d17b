import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fc } from '../platform/testing/fc';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { constantSql, ident, literal, sql, trustedSql } from './sql';
import { withTarget } from './with-client';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('source');
});
afterAll(() => database.drop());

const HOSTILE = [
  '',
  "it's",
  "''; drop table x; --",
  'back\\slash',
  "\\'; select 1; --",
  "\\\\'",
  'line\nbreak\ttab\r',
  '"double"',
  '$$dollar$$ $1 $tag$',
  'ñ 漢 😀',
  "E'\\x41'",
  '/* comment',
  'null',
  ' leading and trailing ',
  '%s %I ?',
];

/** The server reads it back: what it says the text is, is what it was. */
describe('literal', () => {
  it.each(['on', 'off'])('holds any text, with standard_conforming_strings %s', async (setting) => {
    await withTarget(database.direct, async (client) => {
      await client.execute(trustedSql(`set standard_conforming_strings = ${setting}`, 'own-file'));
      await client.execute(trustedSql('set backslash_quote = safe_encoding', 'own-file'));
      for (const text of HOSTILE) {
        const [row] = await client.rows<{ back: string }>(sql`select ${literal(text)}::text as back`);
        expect(row?.back).toBe(text);
      }
    });
  });

  it('holds texts that nobody thought of', async () => {
    await withTarget(database.direct, (client) =>
      fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
          // The one character that PostgreSQL has no text for, and halves of a pair that UTF-8 has none for.
          fc.pre(!text.includes('\0') && !/\p{Surrogate}/u.test(text));
          const [row] = await client.rows<{ back: string }>(sql`select ${literal(text)}::text as back`);
          expect(row?.back).toBe(text);
        }),
        { numRuns: 100 },
      ),
    );
  });
});

describe('ident', () => {
  it.each([
    'plain',
    'UPPER',
    'select',
    'with "quotes"',
    'dot.ted',
    "apo'strophe",
    'sp ace',
    'ñ😀',
    '1st',
    '$',
    '; drop table x',
  ])('names %s', async (name) => {
    await withTarget(database.direct, (client) =>
      client.rolledBack(async () => {
        await client.execute(sql`create schema ${ident(name)}`);
        await client.execute(sql`create table ${ident(name, name)} (${ident(name)} int)`);
        const rows = await client.rows<{ table: string; column: string }>(sql`
            select c.relname as table, a.attname as column from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 where n.nspname = ${name}`);
        expect(rows).toEqual([{ table: name, column: name }]);
      }),
    );
  });

  it('keeps the parts apart: a dot in a name is no separator', () => {
    expect(ident('a.b', 'c').fragment).toBe('"a.b"."c"');
    expect(ident('a', 'b', 'c').fragment).toBe('"a"."b"."c"');
  });
});

describe('sql', () => {
  it('makes a parameter of every value and splices fragments in, in order', () => {
    const query = sql`select ${1}, ${ident('a"b')}, ${'x'} ${constantSql('limit 1')} ${null}`;
    expect(query.text).toBe('select $1, "a""b", $2 limit 1 $3');
    expect(query.values).toEqual([1, 'x', null]);
  });

  it('takes a text that looks like SQL for a value', async () => {
    const text = "'; drop table users; --";
    const rows = await withTarget(database.direct, (client) =>
      client.rows(sql`select ${text}::text as back`),
    );
    expect(rows).toEqual([{ back: text }]);
  });

  it('passes lists, dates, numbers beyond doubles and nulls on as they are', async () => {
    const at = new Date('2026-03-29T00:30:00.123Z');
    const [row] = await withTarget(database.direct, (client) =>
      client.rows<{ list: string[]; at: Date; big: string; none: null }>(
        sql`select ${['a', null, 'b,c', '"q"']}::text[] as list, ${at}::timestamptz as at, ${'9007199254740993'}::int8 as big, ${null}::int as none`,
      ),
    );
    expect(row).toEqual({ list: ['a', null, 'b,c', '"q"'], at, big: '9007199254740993', none: null });
  });
});

describe('trustedSql', () => {
  it('lets only a file of our own hold several statements', async () => {
    await withTarget(database.direct, async (client) => {
      await client.execute(trustedSql('select 1; select 2', 'own-file'));
      for (const reason of ['operator-confirmed', 'built-from-catalog'] as const)
        await expect(client.execute(trustedSql('select 1; select 2', reason))).rejects.toMatchObject({
          code: '42601',
        });
    });
  });

  it('sends a confirmed statement alone, however the server reads its quotes', async () => {
    await withTarget(database.direct, async (client) => {
      await client.execute(trustedSql('create table kept (n int)', 'own-file'));
      // One statement as the standard reads it; with the setting off the backslash keeps the first quote open, and the
      // text after it is a second one.
      const text = "select 'x\\', 'y; drop table kept; --'";
      expect((await client.rows(trustedSql(text, 'operator-confirmed'))).length).toBe(1);
      await client.execute(trustedSql('set standard_conforming_strings = off', 'own-file'));
      await expect(client.execute(trustedSql(text, 'operator-confirmed'))).rejects.toMatchObject({
        code: '42601',
      });
      expect(await client.rows(sql`select to_regclass('kept')::text as name`)).toEqual([{ name: 'kept' }]);
    });
  });
});
