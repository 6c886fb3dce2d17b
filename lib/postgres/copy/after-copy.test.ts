import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { countOrphans, orderedViews, refreshViews } from './after-copy';
import { withCopyReader, withCopyWriter } from './copy-session';
import { tableLabel } from './copy-table';
import { indexesToDefer } from './deferrable-indexes';
import { findCheckMode } from './find-check-mode';
import { readForeignKeys } from './foreign-keys';
import { readCopyTables } from './read-copy-tables';
import { requireSession } from './require-session';
import { tablesWithRows } from './tables-with-rows';

let database: TestDatabase;
const { signal } = new AbortController();

const DDL = `create table hotel (id int primary key, name text); create table room (id int primary key, hotel int references hotel);
  create materialized view z_base as select id from hotel; create materialized view a_above as select id from z_base;
  create materialized view m_top as select count(*) as n from a_above;
  create table tree (at int) partition by range (at); create table tree_1 partition of tree for values from (0) to (9);
  create table up (id int); create table down (b text) inherits (up);
  create index by_name on hotel (name); create unique index one_name on hotel (name); create index on tree (at);
  create index gin_words on hotel using gin (to_tsvector('simple', name));
  create table two_keys (a int unique not null, b int, c int not null, primary key (a, c)); create table no_key (a int unique, b int);
  insert into hotel select n, 'h' || n from generate_series(1, 20) n; insert into tree values (1); insert into down values (1, 'x');
  set session_replication_role = replica; insert into room values (1, 1), (2, 99), (3, null);`;

beforeAll(async () => {
  database = await createDatabase(inject('servers'), 'source');
  await withTarget(database.admin, (client) => client.execute(trustedSql(DDL, 'own-file')));
});
afterAll(() => database.drop());

const write = <T>(body: Parameters<typeof withCopyWriter<T>>[2]) => withCopyWriter(database.admin, {}, body);

describe('what comes after the rows', () => {
  it('fills views in the order in which they are made of each other', () =>
    write(async (writer) => {
      const views = await orderedViews(writer, ['public']);
      expect(views.map(({ name }) => name)).toEqual(['z_base', 'a_above', 'm_top']);
      await refreshViews(writer, views);
      expect(await writer.rows(sql`select n::int as n from m_top`)).toEqual([{ n: 20 }]);
      await expect(refreshViews(writer, [{ schema: 'public', name: 'gone' }])).rejects.toMatchObject({
        code: 'MUD-918',
      });
    }));

  it('counts rows without their parent on both sides, and none where the source lacks a table', () =>
    withCopyReader(database.admin, {}, (reader) =>
      write(async (writer) => {
        const keys = await readForeignKeys(writer, ['public']);
        const both = await countOrphans(reader, writer, keys, () => true);
        expect(both).toEqual([expect.objectContaining({ table: 'public.room', source: 1, target: 1 })]);
        const [alone] = await countOrphans(reader, writer, keys, ({ name }) => name !== 'hotel');
        expect(alone).toMatchObject({ source: null, target: 1 });
      }),
    ));
});

describe('what is asked of a target', () => {
  it('which tables hold rows, those of partitions and without those that inherit', () =>
    write(async (writer) => {
      const tables = await readCopyTables(writer, ['public']);
      expect(
        (
          await tablesWithRows(
            writer,
            tables.filter(({ kind }) => kind !== 'materialized view'),
          )
        ).sort(),
      ).toEqual(['public.down', 'public.hotel', 'public.room', 'public.tree', 'public.tree_1']);
    }));

  it('what each table is: kind, root, key, and no row security for who stands above it', () =>
    write(async (writer) => {
      const tables = new Map(
        (await readCopyTables(writer, ['public'])).map((table) => [tableLabel(table), table]),
      );
      expect(tables.get('public.tree')?.kind).toBe('partitioned');
      expect(tables.get('public.tree_1')?.root).toEqual({ schema: 'public', name: 'tree' });
      expect(tables.get('public.two_keys')?.key).toEqual(['a', 'c']);
      expect(tables.get('public.no_key')?.key).toBeNull();
      expect(tables.get('public.hotel')).toMatchObject({ isGuarded: false, hasRowSecurity: false });
    }));

  it.each([
    ['never', []],
    ['auto', []],
    ['always', ['by_name', 'gin_words']],
  ] as const)('which indexes may be missing for a while: %s', (deferIndexes, names) =>
    write(async (writer) => {
      const found = await indexesToDefer(writer, writer, { schemas: ['public'], deferIndexes });
      expect(found.map(({ index }) => index)).toEqual(names);
    }),
  );

  it('whether its role may silence keys, and whether it keeps a session', () =>
    write(async (writer) => {
      expect(await findCheckMode(writer)).toBe('replica');
      await expect(requireSession({ target: database.admin, signal }, writer)).resolves.toBeUndefined();
    }));
});
