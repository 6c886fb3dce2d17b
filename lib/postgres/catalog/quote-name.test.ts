import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { sql } from '../sql';
import { withTarget } from '../with-client';
import { quoteName } from './quote-name';
import { toPrivileges } from './to-privileges';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The server's own answer. */
async function quoted(names: readonly string[]): Promise<Map<string, string>> {
  const rows = await withTarget(database.direct, (client) =>
    client.rows<{ name: string; quoted: string }>(
      sql`select name, pg_catalog.quote_ident(name) as quoted from pg_catalog.unnest(${names}::text[]) name`,
    ),
  );
  return new Map(rows.map((row) => [row.name, row.quoted]));
}

describe('quoteName', () => {
  it('quotes what is no keyword exactly as the server does', async () => {
    const names = [
      'a',
      '_a1',
      'a$b',
      '1a',
      'A',
      'ä',
      'a b',
      'a"b',
      'a.b',
      '',
      "it's",
      'postgres',
      'anon',
      'x'.repeat(63),
      'tab\t',
    ];
    for (const [name, expected] of await quoted(names))
      expect([name, quoteName(name)]).toEqual([name, expected]);
  });

  it('quotes every keyword that this server quotes: a list of another version could only quote more', async () => {
    const words = await withTarget(database.direct, (client) =>
      client.rows<{ word: string }>(sql`select word from pg_catalog.pg_get_keywords()`),
    );
    expect(words.length).toBeGreaterThan(400);
    for (const [word, expected] of await quoted(words.map(({ word }) => word)))
      if (expected !== word) expect([word, quoteName(word)]).toEqual([word, expected]);
  });

  it('leaves words alone that no version quotes', () => {
    for (const word of ['id', 'name', 'value', 'type', 'role', 'date', 'data', 'key', 'text'])
      expect(quoteName(word)).toBe(word);
  });
});

describe('toPrivileges', () => {
  it('says of a table what the server says of it, without its owner', async () => {
    const raw = await withTarget(database.direct, (client) =>
      client.rolledBack(async () => {
        await client.execute(sql`create table public.t (n int)`);
        await client.execute(sql`revoke all on public.t from anon, authenticated, service_role`);
        await client.execute(sql`grant select, insert on public.t to authenticated with grant option`);
        await client.execute(sql`grant update on public.t to public`);
        await client.execute(sql`grant delete on public.t to anon`);
        const [row] = await client.rows<{ raw: string; exploded: string }>(sql`
          select pg_catalog.pg_get_userbyid(relowner) || E'\n' || relacl::text as raw,
            (select pg_catalog.string_agg(line, ' ' order by line collate "C") from (
              select case when x.grantee = 0 then 'PUBLIC' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) end || ':'
                || pg_catalog.string_agg(x.privilege_type || case when x.is_grantable then '*' else '' end, ','
                     order by x.privilege_type || case when x.is_grantable then '*' else '' end collate "C") as line
              from pg_catalog.aclexplode(relacl) x where x.grantee <> relowner group by x.grantee) lines) as exploded
          from pg_catalog.pg_class where oid = 'public.t'::pg_catalog.regclass`);
        return row;
      }),
    );
    expect(raw?.exploded).toBe('PUBLIC:UPDATE anon:DELETE authenticated:INSERT*,SELECT*');
    expect(toPrivileges(raw?.raw ?? '')).toBe(raw?.exploded);
  });

  it('is empty where nobody but the owner has any', () => {
    expect(toPrivileges('postgres\n')).toBe('');
    expect(toPrivileges('postgres\npostgres=arwdDxt/postgres')).toBe('');
  });
});
