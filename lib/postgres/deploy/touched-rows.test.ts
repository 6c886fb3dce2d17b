import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { trustedSql } from '../sql';
import type { TargetClient } from '../target-client';
import { withTarget } from '../with-client';
import { readLedger } from './ledger/read-ledger';
import { readWritten, touchedRows } from './touched-rows';
import { writtenRows } from './written-rows';

const BEFORE = `create table public.t (id int primary key, note text);
  create table public."Odd Name" (id int);
  create schema app;
  create table app.t (id int);
  insert into public.t values (1, 'a'), (2, 'b');
  create function public.quiet() returns trigger language plpgsql as $$ begin return null; end $$;
  create table public.silent (id int);
  create trigger quiet before insert on public.silent for each row execute function public.quiet()`;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await withTarget(database.direct, (client) => client.execute(trustedSql(BEFORE, 'own-file')));
});
afterAll(() => database.drop());

const toStatements = (texts: readonly string[]) =>
  texts.map((text, index) => ({ text, line: index + 1, label: text }));

/** Runs texts in a transaction that is rolled back, and looks before that. */
function inside<T>(texts: readonly string[], look: (client: TargetClient) => Promise<T>): Promise<T> {
  return withTarget(database.direct, (client) =>
    client.rolledBack(async () => {
      for (const text of texts) await client.execute(trustedSql(text, 'own-file'));
      return look(client);
    }),
  );
}

describe('rows of what was there before', () => {
  it.each<[name: string, texts: string[], touched: string[]]>([
    ['inserted', ["insert into public.t values (3, 'c')"], ['public.t']],
    ['updated', ["update public.t set note = 'x' where id = 1"], ['public.t']],
    ['deleted', ['delete from public.t where id = 1'], ['public.t']],
    ['written by a DO', ['do $$ begin insert into app.t values (1); end $$'], ['app.t']],
    ['taken away by TRUNCATE', ['truncate public.t'], ['public.t']],
    ['taken away without saying where', ['TRUNCATE TABLE ONLY t RESTART IDENTITY CASCADE'], ['public.t']],
    ['of two tables', ['truncate public.t, app.t'], ['public.t', 'app.t']],
    ['of a table with a space in its name', ['truncate "Odd Name"'], ['public."Odd Name"']],
    ['of a quoted name', ['insert into public."Odd Name" values (1)'], ['public."Odd Name"']],
    ['none: nothing matched', ['delete from public.t where id = 99'], []],
    ['none: a trigger kept them away', ['insert into public.silent values (1)'], []],
    ['none: a column more is no row', ['alter table public.t add column extra int'], []],
    ['none of a new table', ['create table public.n (id int)', 'insert into public.n values (1)'], []],
    ['none of a new table that is emptied', ['create table public.n (id int)', 'truncate public.n'], []],
  ])('%s', async (_, texts, touched) => {
    const found = await withTarget(database.direct, (client) =>
      client.rolledBack(async () => {
        const before = await readLedger(client, ['public'], 170_000);
        for (const text of texts) await client.execute(trustedSql(text, 'own-file'));
        return touchedRows(
          await readWritten(client),
          toStatements(texts),
          before,
          (name) => name === 'public.n',
        );
      }),
    );
    expect(found).toEqual(touched);
  });
});

describe('rows that a deploy wrote into what it made', () => {
  const make = ['create table public.n (id int, note text)', 'create table public.empty (id int)'];
  const fill = [...make, "insert into public.n values (1, 'a'), (2, null)"];
  const rowsOf = (texts: readonly string[], isDigested?: () => boolean) =>
    inside(texts, (client) => writtenRows(client, ['public'], (name) => name !== 'public.t', isDigested));

  it('are counted and digested; an empty table is left out', async () => {
    const [found, ...more] = await rowsOf(fill);
    expect(found).toMatchObject({
      table: 'public.n',
      rows: 2,
      digest: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(more).toEqual([]);
  });

  it('are the same in another order, and others with one other value', async () => {
    const turned = [...make, "insert into public.n values (2, null), (1, 'a')"];
    const other = [...make, "insert into public.n values (1, 'A'), (2, null)"];
    expect(await rowsOf(turned)).toEqual(await rowsOf(fill));
    expect(await rowsOf(other)).not.toEqual(await rowsOf(fill));
  });

  it('are only counted where nothing is to be held against them', async () => {
    expect(await rowsOf(fill, () => false)).toEqual([{ table: 'public.n', rows: 2, digest: '' }]);
  });

  it('and are none any more after a DELETE', async () => {
    expect(await rowsOf([...fill, 'delete from public.n'])).toEqual([]);
  });

  it('of a materialized view count too', async () => {
    const found = await rowsOf(['create materialized view public.mv as select 1 as id']);
    expect(found).toMatchObject([{ table: 'public.mv', rows: 1 }]);
  });
});
