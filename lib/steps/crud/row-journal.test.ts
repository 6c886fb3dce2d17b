import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ident, sql, trustedSql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { withTarget } from '../../postgres/with-client';
import { findWorkSchemas } from '../../postgres/work-schema';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import type { MadeRow } from './made-row';
import { readTables } from './read-tables';
import { notedRows, noteRows, openJournal, removeLeftovers, removeNoted } from './row-journal';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const execute = (client: TargetClient, text: string) => client.execute(trustedSql(text, 'own-file'));

beforeEach(() =>
  withTarget(database.direct, async (client) => {
    for (const schema of await findWorkSchemas(client, 'crud'))
      await client.execute(sql`drop schema ${ident(schema)} cascade`);
    await execute(
      client,
      `drop schema if exists shop cascade; create schema shop;
       create table shop.plain (id int primary key, note text);
       create table shop."Odd "" name" ("the id" uuid primary key, note text);
       create table shop.keyless (a int, b text);
       create table shop.parent (id int primary key);
       create table shop.child (id int primary key, parent_id int references shop.parent);
       create table shop.hen (id int primary key, egg int not null);
       create table shop.egg (id int primary key, hen int not null references shop.hen);
       alter table shop.hen add constraint has_egg foreign key (egg) references shop.egg;
       alter table shop.hen alter constraint has_egg deferrable`,
    );
  }),
);

const use = <T>(body: (client: TargetClient) => Promise<T>) => withTarget(database.direct, body);

async function row(
  client: TargetClient,
  name: string,
  values: Record<string, string | null>,
): Promise<MadeRow> {
  const table = (await readTables(client, ['shop'])).find((one) => one.name === name);
  if (!table) throw new Error(`no table ${name}`);
  return { table, values: new Map(Object.entries(values)) };
}

async function count(client: TargetClient, name: string): Promise<number> {
  const [found] = await client.rows<{ n: number }>(
    sql`select count(*)::int as n from ${ident('shop', name)}`,
  );
  return found?.n ?? -1;
}

const UUID = '5b0e0b0c-3f56-4b62-9a3b-0f6b6f1f3c11';

describe('the journal of rows', () => {
  it('removes exactly what it noted, whatever the names, and then itself', async () => {
    await use(async (client) => {
      const journal = await openJournal(client, 'run000000001');
      await client.transaction(async () => {
        await execute(
          client,
          `insert into shop.plain values (1, 'ours'), (2, 'theirs');
           insert into shop."Odd "" name" values ('${UUID}', 'ours');
           insert into shop.keyless values (1, null), (1, 'theirs')`,
        );
        await noteRows(client, journal, [
          await row(client, 'plain', { id: '1', note: 'ours' }),
          await row(client, 'Odd " name', { 'the id': UUID, note: 'ours' }),
          await row(client, 'keyless', { a: '1', b: null }),
        ]);
      });
      expect(await notedRows(client, journal)).toMatchObject([
        { table_name: 'keyless', is_key: false },
        { table_name: 'Odd " name', is_key: true },
        { table_name: 'plain', is_key: true },
      ]);
      expect(await removeNoted(client, journal)).toEqual([]);
      expect(await client.rows(sql`select note from shop.plain`)).toEqual([{ note: 'theirs' }]);
      expect(await client.rows(sql`select b from shop.keyless`)).toEqual([{ b: 'theirs' }]);
      expect(await count(client, 'Odd " name')).toBe(0);
      expect(await findWorkSchemas(client, 'crud')).toEqual([]);
    });
  });

  it('notes only keys: what else the row held is nobody’s business', async () => {
    await use(async (client) => {
      const journal = await openJournal(client, 'run000000002');
      await noteRows(client, journal, [await row(client, 'plain', { id: '7', note: 'private words' })]);
      expect(JSON.stringify(await notedRows(client, journal))).not.toContain('private words');
    });
  });

  it('forgets a note with the row that was never committed', async () => {
    await use(async (client) => {
      const journal = await openJournal(client, 'run000000003');
      const failed = client.transaction(async () => {
        await execute(client, "insert into shop.plain values (1, 'ours')");
        await noteRows(client, journal, [await row(client, 'plain', { id: '1', note: 'ours' })]);
        await execute(client, "insert into shop.plain values (1, 'twice')");
      });
      await expect(failed).rejects.toMatchObject({ code: '23505' });
      expect(await notedRows(client, journal)).toEqual([]);
    });
  });

  it('takes a child before its parent, whichever was noted first', async () => {
    await use(async (client) => {
      const journal = await openJournal(client, 'run000000004');
      await execute(client, 'insert into shop.parent values (1); insert into shop.child values (1, 1)');
      const [child, parent] = [
        await row(client, 'child', { id: '1', parent_id: '1' }),
        await row(client, 'parent', { id: '1' }),
      ];
      // The parent is the newest, so the first pass meets it while its child still stands.
      await noteRows(client, journal, [child, parent]);
      expect(await removeNoted(client, journal)).toEqual([]);
      expect([await count(client, 'parent'), await count(client, 'child')]).toEqual([0, 0]);
    });
  });

  it('takes rows of a ring together', async () => {
    await use(async (client) => {
      const journal = await openJournal(client, 'run000000005');
      await client.transaction(async () => {
        await execute(
          client,
          'set constraints all deferred; insert into shop.hen values (1, 1); insert into shop.egg values (1, 1)',
        );
        await noteRows(client, journal, [
          await row(client, 'hen', { id: '1', egg: '1' }),
          await row(client, 'egg', { id: '1', hen: '1' }),
        ]);
      });
      expect(await removeNoted(client, journal)).toEqual([]);
      expect([await count(client, 'hen'), await count(client, 'egg')]).toEqual([0, 0]);
    });
  });

  it('names what would not go, keeps its note for the next run and takes it once it can', async () => {
    await use(async (client) => {
      const journal = await openJournal(client, 'run000000006');
      await execute(
        client,
        `insert into shop.plain values (1, 'ours'); insert into shop.parent values (1);
         insert into shop.child values (9, 1)`,
      );
      await noteRows(client, journal, [
        await row(client, 'plain', { id: '1' }),
        await row(client, 'parent', { id: '1' }),
      ]);
      const left = await removeNoted(client, journal);
      expect(left).toEqual([
        { table: 'shop.parent', original: expect.stringContaining('child_parent_id_fkey') },
      ]);
      expect(await count(client, 'plain')).toBe(0);
      expect(await notedRows(client, journal)).toMatchObject([{ table_name: 'parent' }]);
      await execute(client, 'delete from shop.child');
      expect(await removeLeftovers(client)).toEqual({ removed: 1, remaining: [] });
      expect(await count(client, 'parent')).toBe(0);
      expect(await findWorkSchemas(client, 'crud')).toEqual([]);
    });
  });

  it('is not stopped by rows and tables that are gone', async () => {
    await use(async (client) => {
      const journal = await openJournal(client, 'run000000007');
      await execute(client, "insert into shop.plain values (1, 'ours')");
      await noteRows(client, journal, [
        await row(client, 'plain', { id: '1' }),
        await row(client, 'plain', { id: '2' }),
        await row(client, 'keyless', { a: '1', b: 'x' }),
      ]);
      await execute(client, 'drop table shop.keyless');
      expect(await removeNoted(client, journal)).toEqual([]);
      expect(await count(client, 'plain')).toBe(0);
    });
  });

  it('throws on a connection that is lost, rather than counting its rows as stuck', async () => {
    await use(async (client) => {
      const journal = await openJournal(client, 'run000000009');
      await execute(client, "insert into shop.plain values (1, 'ours')");
      await noteRows(client, journal, [await row(client, 'plain', { id: '1' })]);
      const failed = use(async (other) => {
        const [own] = await other.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        await client.rows(sql`select pg_terminate_backend(${own?.pid}, 5000)`);
        return removeNoted(other, journal);
      });
      await expect(failed).rejects.toThrow();
      expect(await notedRows(client, journal)).toHaveLength(1);
    });
  });

  it('cleans up after several killed runs, and never drops a schema that only looks like one of ours', async () => {
    await use(async (client) => {
      for (const [id, run] of [
        ['1', 'kill00000001'],
        ['2', 'kill00000002'],
      ] as const) {
        const journal = await openJournal(client, run);
        await execute(client, `insert into shop.plain values (${id}, 'ours')`);
        await noteRows(client, journal, [await row(client, 'plain', { id })]);
      }
      await execute(client, 'create schema mudanza_crud_theirs');
      expect(await removeLeftovers(client)).toEqual({ removed: 2, remaining: [] });
      expect(await count(client, 'plain')).toBe(0);
      expect(
        await client.rows(sql`select from pg_namespace where nspname = 'mudanza_crud_theirs'`),
      ).toHaveLength(1);
      await execute(client, 'drop schema mudanza_crud_theirs');
    });
  });

  it('refuses to open the journal of a run twice', async () => {
    await use(async (client) => {
      await openJournal(client, 'run000000010');
      await expect(openJournal(client, 'run000000010')).rejects.toMatchObject({ code: '42P06' });
    });
  });
});
