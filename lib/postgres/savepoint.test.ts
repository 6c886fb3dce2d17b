import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { inSavepoint, tryInSavepoint } from './savepoint';
import { sql } from './sql';
import type { TargetClient } from './target-client';
import { withTarget } from './with-client';

let target: TestDatabase;
beforeAll(async () => {
  target = await createTestDatabase();
});
afterAll(() => target.drop());
beforeEach(() => onTarget((client) => client.execute(sql`drop table if exists t`)));

const onTarget = <T>(use: (client: TargetClient) => Promise<T>) => withTarget(target.direct, use);
const create = (client: TargetClient) => client.execute(sql`create table t (id int primary key)`);
const put = (client: TargetClient, id: number) => client.execute(sql`insert into t values (${id})`);
const ids = () =>
  onTarget((client) => client.rows<{ id: number }>(sql`select id from t order by id`)).then((rows) =>
    rows.map(({ id }) => id),
  );

describe('a part of a transaction', () => {
  it('that fails is undone and thrown on, and the transaction goes on', async () => {
    const code = await onTarget((client) =>
      client.transaction(async () => {
        await create(client);
        await put(client, 1);
        const refusal = await inSavepoint(client, async () => {
          await put(client, 2);
          await put(client, 1);
        }).catch((error: { code: string }) => error.code);
        await put(client, 3);
        return refusal;
      }),
    );
    expect(code).toBe('23505');
    expect(await ids()).toEqual([1, 3]);
  });

  it('that holds stays, also below one that fails', async () => {
    await onTarget((client) =>
      client.transaction(async () => {
        await create(client);
        await inSavepoint(client, () => put(client, 1));
        await inSavepoint(client, async () => {
          await inSavepoint(client, () => put(client, 2));
          await put(client, 1);
        }).catch(() => undefined);
        await inSavepoint(client, () => put(client, 4));
      }),
    );
    expect(await ids()).toEqual([1, 4]);
  });

  it('that fails for a reason of our own takes the whole transaction with it', async () => {
    const whole = onTarget((client) =>
      client.transaction(async () => {
        await create(client);
        await inSavepoint(client, () => Promise.reject(new Error('ours')));
      }),
    );
    await expect(whole).rejects.toThrow('ours');
    await expect(ids()).rejects.toMatchObject({ code: '42P01' });
  });

  it('that is only tried leaves neither rows nor settings nor a role behind', async () => {
    const seen = await onTarget((client) =>
      client.transaction(async () => {
        await create(client);
        const tried = await tryInSavepoint(client, async () => {
          await client.execute(sql`set local statement_timeout = '7s'`);
          await client.execute(sql`set local role pg_read_all_data`);
          const [row] = await client.rows<{ role: string }>(sql`select current_user::text as role`);
          return row?.role;
        });
        const refused = await tryInSavepoint(client, () => client.rows(sql`select 1 / 0`)).catch(
          (error: { code: string }) => error.code,
        );
        const [after] = await client.rows<{ role: string; timeout: string }>(
          sql`select current_user::text as role, current_setting('statement_timeout') as timeout`,
        );
        return { tried, refused, after };
      }),
    );
    expect(seen).toMatchObject({ tried: 'pg_read_all_data', refused: '22012' });
    expect(seen.after?.role).not.toBe('pg_read_all_data');
    expect(seen.after?.timeout).not.toBe('7s');
    expect(await ids()).toEqual([]);
  });
});
