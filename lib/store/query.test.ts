import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../postgres/sql';
import { query, transaction } from './query';
import { createStateDatabase } from './testing/state-database';

let database: Awaited<ReturnType<typeof createStateDatabase>>;
beforeAll(async () => {
  database = await createStateDatabase();
  await query(sql`create table kept (id int primary key)`);
});
afterAll(() => database.drop());

const kept = () => query(sql`select id from kept order by id`);

it('throws where a body swallowed an error, since nothing of it was kept', async () => {
  const swallowing = transaction(async (client) => {
    await client.query(sql`insert into kept values (1)`);
    await client.query(sql`insert into kept values (1)`).catch(() => undefined);
  });
  await expect(swallowing).rejects.toMatchObject({ code: 'MUD-014' });
  expect(await kept()).toEqual([]);
});

it('commits what went well, and throws on what the body throws', async () => {
  await transaction((client) => client.query(sql`insert into kept values (2)`));
  const failing = transaction(async (client) => {
    await client.query(sql`insert into kept values (3)`);
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await kept()).toEqual([{ id: 2 }]);
});
