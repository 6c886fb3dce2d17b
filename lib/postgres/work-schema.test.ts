import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { ident, sql } from './sql';
import { withTarget } from './with-client';
import { createWorkSchema, dropWorkSchema, findWorkSchemas, workSchemaName } from './work-schema';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('a schema of our own', () => {
  it.each([
    ['5f1c0a9b-e412-4c1d-9a77-0123456789ab', 'mudanza_crud_5f1c0a9be412'],
    ['ABC-def', 'mudanza_crud_abcdef'],
    ["x'; drop schema public --", 'mudanza_crud_xdropschemap'],
  ])('is named after its run: %s', (run, name) => {
    expect(workSchemaName('crud', run)).toBe(name);
    expect(name.length).toBeLessThan(64);
  });

  it('is found by name and mark, and nobody else’s is', async () => {
    await withTarget(database.direct, async (client) => {
      const own = workSchemaName('probe', 'run-1');
      await client.transaction(() => createWorkSchema(client, own));
      // The same name without the mark, the mark under another name, and one of the other kind.
      await client.execute(sql`create schema mudanza_probe_theirs`);
      await client.execute(sql`create schema elsewhere`);
      await client.execute(
        sql`comment on schema elsewhere is 'Made by Mudanza for a check; safe to drop when no run is going on.'`,
      );
      await client.transaction(() => createWorkSchema(client, workSchemaName('crud', 'run-1')));
      expect(await findWorkSchemas(client, 'probe')).toEqual([own]);
      expect(await findWorkSchemas(client, 'crud')).toEqual(['mudanza_crud_run1']);
    });
  });

  it('goes with all that is in it, and once more without an error', async () => {
    await withTarget(database.direct, async (client) => {
      const name = workSchemaName('probe', 'run-2');
      await client.transaction(() => createWorkSchema(client, name));
      await client.execute(sql`create table ${ident(name, 'notes')} (n int)`);
      await dropWorkSchema(client, name);
      await dropWorkSchema(client, name);
      expect(await findWorkSchemas(client, 'probe')).not.toContain(name);
    });
  });

  it('is not there without what fills it: both are of one transaction', async () => {
    await withTarget(database.direct, async (client) => {
      const name = workSchemaName('probe', 'run-3');
      const failed = client.transaction(async () => {
        await createWorkSchema(client, name);
        await client.execute(sql`select 1 / 0`);
      });
      await expect(failed).rejects.toMatchObject({ code: '22012' });
      expect(await findWorkSchemas(client, 'probe')).not.toContain(name);
    });
  });
});
