import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { sql } from '../sql';
import { withTarget } from '../with-client';
import { transactionId } from './hold-transaction';
import { wasCommitted } from './was-committed';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ask = (transaction: string | undefined) =>
  withTarget(database.direct, (client) => wasCommitted(client, transaction));

it('knows of a transaction that was committed, and of one that was rolled back', async () => {
  const [committed, undone] = await withTarget(database.direct, async (client) => [
    await client.transaction(() => transactionId(client)),
    await client.rolledBack(() => transactionId(client)),
  ]);
  expect(await ask(committed)).toBe(true);
  expect(await ask(undone)).toBe(false);
});

it('waits for one whose session still lives', async () => {
  let end: (() => void) | undefined;
  let begun: ((id: string) => void) | undefined;
  const id = new Promise<string>((resolve) => {
    begun = resolve;
  });
  const open = withTarget(database.direct, (client) =>
    client.transaction(async () => {
      begun?.(await transactionId(client));
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      await client.execute(sql`create table public.late (id int)`);
    }),
  );
  const asked = ask(await id);
  setTimeout(() => end?.(), 400);
  expect(await asked).toBe(true);
  await open;
});

it.each([undefined, '9000000000000000', 'no number'])(
  'takes %s, of which nobody knows, for written',
  async (id) => {
    expect(await ask(id)).toBe(true);
  },
);
