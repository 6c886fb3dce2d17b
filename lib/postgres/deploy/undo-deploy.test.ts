import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { catalogDigest } from '../catalog/catalog-digest';
import { readCatalog } from '../catalog/read-catalog';
import { sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import type { DeployRecord } from './deploy-record';
import { deploySchema } from './deploy-schema';
import { findObstacles } from './find-obstacles';
import { undoDeploy } from './undo-deploy';

const BEFORE = `drop schema if exists app cascade; create schema app;
  create table app.old (id int primary key, note text);
  create function app.f() returns int language sql as 'select 1';
  insert into app.old values (1, 'a')`;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const run = (text: string) =>
  withTarget(database.direct, (client) => client.execute(trustedSql(text, 'own-file')));
beforeEach(() => run(BEFORE));

const digest = () =>
  withTarget(database.direct, (client) =>
    client.snapshot(async () => catalogDigest(await readCatalog(client, ['app']))),
  );

const FILE = [
  'create table app.people (id int primary key, boss int references app.people)',
  'insert into app.people values (1, null), (2, 1)',
  'create index people_boss on app.people (boss)',
  'create view app.bosses as select id from app.people where boss is null',
  'alter table app.old add column extra int',
  "comment on table app.old is 'old'",
  "create or replace function app.f() returns int language sql as 'select 2'",
  'create policy own on app.people using (true)',
];

async function deployed(texts: readonly string[] = FILE): Promise<DeployRecord> {
  const statements = texts.map((text, index) => ({ text, line: index + 1, label: text }));
  const settings = { statements, schemas: ['app'], lockTimeout: 500, statementTimeout: 5_000 };
  return withTarget(database.direct, async (client) => (await deploySchema(client, settings)).record);
}

const undone = (record: DeployRecord, more = {}) =>
  withTarget(database.direct, (client) => undoDeploy(client, record, { lockTimeout: 500, ...more }));

const obstacles = (record: DeployRecord) =>
  withTarget(database.direct, (client) =>
    client.snapshot(async () => findObstacles(client, record, await readCatalog(client, record.schemas))),
  );

describe('an undo', () => {
  it('gives back what was there, and tells what it dropped', async () => {
    const before = await digest();
    const record = await deployed();
    expect(await digest()).not.toBe(before);
    const told: string[] = [];
    const statements = await undone(record, { onDropped: (statement: string) => told.push(statement) });
    expect(await digest()).toBe(before);
    expect(told).toEqual(statements);
    expect(statements).toContain('drop table app.people restrict');
    const [row] = await withTarget(database.direct, (client) =>
      client.rows<{ f: number; rows: string }>(
        sql`select app.f() as f, (select count(*) from app.old) as rows`,
      ),
    );
    expect(row).toEqual({ f: 1, rows: '1' });
  });

  it('that is only tried leaves all as it is', async () => {
    const record = await deployed();
    const after = await digest();
    expect((await undone(record, { isRehearsal: true })).length).toBeGreaterThan(0);
    expect(await digest()).toBe(after);
  });

  it('of nothing does nothing', async () => {
    const before = await digest();
    const nothing = { schemas: ['app'], created: [], contents: [], altered: [], removed: [], rows: [] };
    expect(await undone(nothing)).toEqual([]);
    expect(await digest()).toBe(before);
  });

  it('after an undo finds nothing to drop', async () => {
    const record = await deployed();
    await undone(record);
    expect(await undone(record)).toEqual([]);
  });
});

describe('what keeps an undo from being taken', () => {
  it.each<[name: string, others: string, code: string, found: object]>([
    [
      'rows that others wrote',
      'insert into app.people values (3, 1)',
      'MUD-321',
      { rows: [{ table: 'app.people', expected: 2, found: 3 }] },
    ],
    [
      'rows that others changed',
      'update app.people set boss = null where id = 2',
      'MUD-321',
      { rows: [{ table: 'app.people', expected: 2, found: 2 }] },
    ],
    [
      'a column that others added',
      'alter table app.people add column theirs int',
      'MUD-322',
      { objects: [expect.objectContaining({ kind: 'column', name: 'app.people.theirs' })] },
    ],
    [
      'a view that others hung on it',
      'create view app.theirs as select id from app.people',
      'MUD-322',
      { dependants: ['view app.theirs'] },
    ],
    [
      'a foreign key of another table',
      'alter table app.old add constraint theirs foreign key (id) references app.people',
      'MUD-322',
      { dependants: ['table constraint theirs on app.old'] },
    ],
  ])('%s', async (_, others, code, found) => {
    const record = await deployed();
    await run(others);
    const after = await digest();
    expect(await obstacles(record)).toMatchObject(found);
    await expect(undone(record)).rejects.toMatchObject({ code });
    expect(await digest()).toBe(after);
  });

  it('is nothing while nobody touched it', async () => {
    expect(await obstacles(await deployed())).toEqual({ objects: [], dependants: [], rows: [] });
  });

  it('is also somebody who holds a lock on it', async () => {
    const record = await deployed();
    await withTarget(database.direct, (client) =>
      client.rolledBack(async () => {
        await client.execute(sql`lock table app.people in access share mode`);
        await expect(undone(record, { lockTimeout: 100 })).rejects.toMatchObject({ code: '55P03' });
      }),
    );
    await undone(record);
  });
});
