import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { ident, sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { type DeploySettings, deploySchema } from './deploy-schema';
import { runSecondPart } from './run-second-part';
import { ESCAPES, OFF, THREE } from './testing/escapes';

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

describe.each(['direct', 'pooled'] as const)('a file that would leave its transaction, %s', (door) => {
  it.each(ESCAPES)('%s: neither the dry run nor the deploy writes', async (_, texts) => {
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
