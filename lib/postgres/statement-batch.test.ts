import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { sql, trustedSql } from './sql';
import type { BatchAnswer } from './statement-batch';
import { withTarget } from './with-client';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function send(door: 'direct' | 'pooled', texts: readonly string[], isTimed?: boolean) {
  return withTarget(database[door], async (client) => {
    const answers: BatchAnswer[] = [];
    const queries = texts.map((text) => trustedSql(text, 'operator-confirmed'));
    return client.rolledBack(async () => {
      const end = await client.executeAll(queries, (answer) => answers.push(answer), isTimed);
      const { transaction } = client.session();
      return { ...end, answers, transaction };
    });
  });
}

describe.each(['direct', 'pooled'] as const)('several statements in one go, %s', (door) => {
  it.each([true, false])('are answered one by one, timed: %s', async (isTimed) => {
    const texts = [
      'create table batch_a (id int)',
      'insert into batch_a values (1), (2)',
      'table batch_a',
      '',
    ];
    const { done, error, answers, transaction } = await send(door, texts, isTimed);
    expect({ done, error, transaction }).toEqual({ done: 4, error: null, transaction: 'open' });
    expect(answers).toEqual([
      { index: 0, command: 'CREATE', rowCount: null },
      { index: 1, command: 'INSERT', rowCount: 2 },
      { index: 2, command: 'SELECT', rowCount: 2 },
      { index: 3, command: '', rowCount: null },
    ]);
  });

  it('end with the one that fails: what stands behind it is not run', async () => {
    const texts = ['create table batch_b (id int)', 'create table batch_b (id int)', 'this is not even SQL'];
    const { done, error, transaction } = await send(door, texts);
    expect({ done, transaction }).toEqual({ done: 1, transaction: 'open' });
    expect(error).toMatchObject({ code: '42P07' });
  });

  it('hide no second one in any of them', async () => {
    const { done, error } = await send(door, ['select 1', 'select 2; select 3']);
    expect(done).toBe(1);
    expect(error).toMatchObject({ code: '42601' });
  });

  it('end the connection with a COPY that waits for rows, rather than wait for each other', async () => {
    await expect(send(door, ['create table batch_c (id int)', 'copy batch_c from stdin'])).rejects.toThrow();
  });

  it('leave the connection as good as it was', async () => {
    await withTarget(database[door], async (client) => {
      const bad = trustedSql('select 1 / 0', 'operator-confirmed');
      expect((await client.executeAll([bad], () => undefined)).error).toMatchObject({ code: '22012' });
      expect(await client.rows(sql`select 1 as one`)).toEqual([{ one: 1 }]);
    });
  });
});

it('says that the connection went while they ran', async () => {
  const aborting = new AbortController();
  const done = withTarget(
    database.direct,
    async (client) => {
      const slow = trustedSql('select pg_sleep(20)', 'operator-confirmed');
      const running = client.executeAll([slow], () => undefined);
      setTimeout(() => aborting.abort(), 50);
      return running;
    },
    { signal: aborting.signal },
  );
  expect((await done).error).toBeInstanceOf(Error);
});
