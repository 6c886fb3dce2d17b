import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { Composer } from './composer';
import { rowAsTexts } from './made-row';
import { readTables } from './read-tables';
import { changedColumns, deleteRows, readRow, updateRow } from './row-operations';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('target');
  await withTarget(database.direct, (client) =>
    client.execute(sql`
      create table public.by_server (id int generated always as identity primary key, name text);
      create table public.by_us (code text primary key, twice text generated always as (code || code) stored);
      create table public.keyless (a int, b text);
      insert into public.by_server (name) values ('one'), ('two');
      insert into public.by_us (code) values ('x'), ('y');
      insert into public.keyless values (1, null), (2, 'b')`),
  );
});
afterAll(() => database.drop());

it.each([
  ['by_server', sql`select * from public.by_server order by 1`],
  ['by_us', sql`select * from public.by_us order by 1`],
  ['keyless', sql`select * from public.keyless order by 1`],
])('reads, writes back and deletes exactly one row of %s', async (name, all) => {
  await withTarget(database.direct, async (client) => {
    const table = (await readTables(client, ['public'])).find((one) => one.name === name);
    if (!table) throw new Error(name);
    const before = await client.rows(all);
    const compose = new Composer();
    const query = compose.sql(
      `select ${rowAsTexts(table, compose)} as made from public.${name} order by 1 limit 1`,
    );
    const [found] = await client.rows<{ made: Record<string, string | null> }>(query);
    const row = { table, values: new Map(Object.entries(found?.made ?? {})) };
    expect(await readRow(client, row)).toEqual(row.values);
    expect(await updateRow(client, row, null)).toEqual(row);
    expect(await client.rows(all)).toEqual(before);
    await deleteRows(client, [row]);
    expect(await client.rows(all)).toHaveLength(before.length - 1);
    expect(await readRow(client, row)).toBeNull();
    await expect(deleteRows(client, [row])).rejects.toThrow(`public.${name}: 0 rows were deleted.`);
    await expect(updateRow(client, row, null)).rejects.toThrow(`public.${name}: 0 rows were changed.`);
  });
});

it('names the columns that the server changed on the way in', async () => {
  await withTarget(database.direct, async (client) => {
    await client.execute(sql`create table public.trimmed (id int primary key, code char(4), at timestamptz)`);
    await client.execute(sql`insert into public.trimmed values (1, 'ab', '2026-01-01 12:00+00')`);
    const table = (await readTables(client, ['public'])).find(({ name }) => name === 'trimmed');
    if (!table) throw new Error('trimmed');
    const row = { table, values: new Map([['id', '1']]) };
    const same = new Map([
      ['code', 'ab'],
      ['at', '2026-01-01 13:00+01'],
    ]);
    expect(await changedColumns(client, row, same)).toEqual([]);
    expect(await changedColumns(client, row, new Map([['code', 'abc']]))).toEqual(['code']);
  });
});
