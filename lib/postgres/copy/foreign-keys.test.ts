import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { countOrphans } from './after-copy';
import { withCopyReader } from './copy-session';
import { type ForeignKey, orderByKeys, orphanQuery, readForeignKeys } from './foreign-keys';

let target: TestDatabase;
let keys: ForeignKey[];
beforeAll(async () => {
  target = await createDatabase(inject('servers'), 'target');
  await withTarget(target.admin, (client) =>
    client.execute(
      trustedSql(
        `create schema shop; create schema other;
create table shop.parent (a int, b int, primary key (b, a)); create table other.owner (id int primary key);
create table shop.simple (id int, x int, y int, constraint simple_fk foreign key (y, x) references shop.parent (b, a));
create table shop."full" (x int, y int, constraint full_fk foreign key (x, y) references shop.parent (a, b) match full);
create table shop.part (id int, owner_id int constraint part_fk references other.owner) partition by list (id);
create table shop.part_1 partition of shop.part for values in (1);
create table shop.base (id int, "Owner" int constraint base_fk references other.owner);
create table shop.heir () inherits (shop.base);
set session_replication_role = replica;
insert into shop.parent values (1, 2);
insert into shop.simple values (1, 1, 2), (2, 2, 1), (3, null, 9), (4, 9, 9);
insert into shop."full" values (1, 2), (null, null), (3, null), (8, 8);
insert into shop.part values (1, 7), (1, null);
insert into shop.base values (1, 5); insert into shop.heir values (2, 6)`,
        'own-file',
      ),
    ),
  );
  keys = await withTarget(target.admin, (client) => readForeignKeys(client, ['shop']));
});
afterAll(() => target.drop());

const keyOf = (name: string) => keys.filter((key) => key.name === name);

describe('foreign keys', () => {
  it('are read with their columns in the order of each other, and of a partition tree once', () => {
    expect(keys.map(({ name }) => name).sort()).toEqual(['base_fk', 'full_fk', 'part_fk', 'simple_fk']);
    expect(keyOf('simple_fk')).toMatchObject([
      { childColumns: ['y', 'x'], parentColumns: ['b', 'a'], isFull: false, isChildPartitioned: false },
    ]);
    expect(keyOf('full_fk')).toMatchObject([{ isFull: true }]);
    expect(keyOf('part_fk')).toMatchObject([
      { isChildPartitioned: true, parent: { schema: 'other', name: 'owner' } },
    ]);
  });

  it.each([
    ['simple_fk', 2, 'a null in it asks for nothing'],
    ['full_fk', 2, 'a null beside a value is an orphan of MATCH FULL'],
    ['part_fk', 1, 'rows of all partitions count'],
    ['base_fk', 1, 'rows of a table that inherits do not: the key is not theirs'],
  ])('%s: %i orphans (%s)', async (name, count) => {
    const [key] = keyOf(name);
    if (!key) throw new Error('no such key');
    const rows = await withTarget(target.admin, (client) =>
      client.rows<{ orphans: string }>(orphanQuery(key)),
    );
    expect(rows).toEqual([{ orphans: `${count}` }]);
  });

  it('are counted on both sides, and on one where the other has not both tables', async () => {
    const counted = await withCopyReader(target.admin, {}, (reader) =>
      countOrphans(reader, reader, keys, ({ schema, name }) => schema === 'shop' && name !== 'full'),
    );
    expect(counted.map(({ constraint, source, target: there }) => [constraint, source, there])).toEqual([
      ['base_fk', null, 1],
      ['full_fk', null, 2],
      ['part_fk', null, 1],
      ['simple_fk', 2, 2],
    ]);
    expect(
      await withCopyReader(target.admin, {}, (reader) => countOrphans(reader, reader, [], () => true)),
    ).toEqual([]);
  });
});

it('orders tables that nothing orders as they come, and leaves out keys of tables that are not copied', () => {
  const tables = ['a', 'b'].map((name) => ({ schema: 'public', name }));
  const [some] = keys;
  expect(orderByKeys(tables, some ? [some] : [])).toEqual({ levels: [tables], circular: [] });
  expect(orderByKeys([], keys)).toEqual({ levels: [], circular: [] });
});
