import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { ident, sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { type DeploySettings, deploySchema } from './deploy-schema';
import { runSecondPart } from './run-second-part';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function settings(isRehearsal: boolean, texts: readonly string[]): DeploySettings {
  const statements = texts.map((text, index) => ({ text, line: index + 1, label: text.slice(0, 40) }));
  return { statements, schemas: ['public'], lockTimeout: 500, statementTimeout: 5_000, isRehearsal };
}

async function escaped(): Promise<string[]> {
  const rows = await withTarget(database.admin, (client) =>
    client.rows<{ name: string }>(sql`select relname as name from pg_class where relname like 'escaped%'`),
  );
  return rows.map(({ name }) => name);
}

/** One constant for our parser; for a server that takes `\'` for a quote it is three statements. */
const THREE = String.raw`select 'x\' as a, '; commit; create table escaped_here (id int); begin; select ' as b -- '`;
const OFF = `execute 'set standard_conforming_strings to off'`;
const setOff = (isLocal: boolean) => `set_config('standard_conforming_strings', 'off', ${isLocal})`;

/** Ways to make the server read the next statement otherwise, or to leave the transaction. */
const ATTACKS: readonly (readonly [string, readonly string[]])[] = [
  ['off in a DO', [`do $$ begin ${OFF}; end $$`, THREE]],
  ['off by set_config in a DO', [`do $$ begin perform ${setOff(false)}; end $$`, THREE]],
  ['off for this transaction', [`do $$ begin perform ${setOff(true)}; end $$`, THREE]],
  ['off in a select', [`select ${setOff(false)}`, THREE]],
  ['off by a plain SET', ['set standard_conforming_strings to off', THREE]],
  [
    'off in a function that the file makes',
    [
      `create function public.turn() returns void language plpgsql as $$ begin ${OFF}; end $$`,
      'select public.turn()',
      THREE,
    ],
  ],
  [
    'off in a procedure',
    [
      `create procedure public.turn_it() language plpgsql as $$ begin ${OFF}; end $$`,
      'call public.turn_it()',
      THREE,
    ],
  ],
  [
    'off in a view',
    [`create view public.sly as select ${setOff(false)} as x`, 'select * from public.sly', THREE],
  ],
  [
    'off in a default',
    [
      `create table public.sly_table (id text default ${setOff(false)})`,
      'insert into public.sly_table default values',
      THREE,
    ],
  ],
  [
    'another encoding',
    [`do $$ begin perform set_config('client_encoding', 'SJIS', false); end $$`, 'select 1'],
  ],
  [
    'another encoding by its other name',
    [`do $$ begin execute 'set names ''LATIN1'''; end $$`, 'create table escaped_names (id int)'],
  ],
  ['three statements in one text', ['select 1; commit; create table escaped_plain (id int)']],
  ['a commit behind a comment', ['/* é */ commit', 'create table escaped_comment (id int)']],
  ['commit and chain', ['commit and chain', 'create table escaped_chain (id int)']],
  ['a rollback', ['rollback', 'create table escaped_rollback (id int)']],
  ['end', ['end', 'create table escaped_end (id int)']],
  ['a commit in a DO', ['do $$ begin commit; create table escaped_do (id int); end $$']],
  [
    'a commit in a procedure',
    [
      `create procedure public.leave() language plpgsql as $$ begin commit; create table escaped_call (id int); end $$`,
      'call public.leave()',
    ],
  ],
];

describe.each(['direct', 'pooled'] as const)('a file that would leave its transaction, %s', (door) => {
  it.each(ATTACKS)('%s: neither the dry run nor the deploy writes', async (_, texts) => {
    for (const isRehearsal of [true, false]) {
      const done = withTarget(database[door], (client) => deploySchema(client, settings(isRehearsal, texts)));
      await expect(done).rejects.toMatchObject({ code: expect.stringMatching(/^MUD-\d{3}$/) });
      expect(await escaped()).toEqual([]);
    }
  });

  it('says which statement changed which setting', async () => {
    const done = withTarget(database[door], (client) =>
      deploySchema(client, settings(true, ['select 1', `do $$ begin ${OFF}; end $$`, THREE])),
    );
    await expect(done).rejects.toMatchObject({
      code: 'MUD-833',
      params: { line: 2, setting: 'standard_conforming_strings' },
    });
  });

  it('leaves a function that sets it for itself alone', async () => {
    const own = `create function public.own() returns text language plpgsql set standard_conforming_strings to off
      as $$ begin return 'x'; end $$`;
    const texts = [own, 'select public.own()', String.raw`select 'x\' as y`];
    await withTarget(database[door], (client) => deploySchema(client, settings(true, texts)));
  });
});

it('sends what comes from outside as one statement, and our own files as they are', async () => {
  await withTarget(database.direct, async (client) => {
    const two = 'select 1; select 2';
    for (const reason of ['operator-confirmed', 'built-from-catalog'] as const)
      await expect(client.execute(trustedSql(two, reason))).rejects.toMatchObject({ code: '42601' });
    await expect(client.execute(trustedSql(two, 'own-file'))).resolves.toBeDefined();
  });
});

it('sends no text with a backslash by itself where the server would read it otherwise', async () => {
  await withTarget(database.admin, (client) =>
    client.execute(sql`alter database ${ident(database.name)} set standard_conforming_strings to off`),
  );
  await withTarget(database.direct, async (client) => {
    const statement = (text: string) => ({ text, line: 7, label: text });
    expect(await runSecondPart(client, [statement("select 'plain'")])).toMatchObject({ failure: null });
    const message = 'standard_conforming_strings is changed';
    expect(await runSecondPart(client, [statement(THREE)])).toMatchObject({ failure: { message } });
  });
  await withTarget(database.direct, (client) => deploySchema(client, settings(false, [THREE])));
  expect(await escaped()).toEqual([]);
});
