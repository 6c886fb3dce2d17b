import { afterAll, beforeAll, expect, it } from 'vitest';
import { overrideEnv } from '../platform/env';
import { sql } from '../postgres/sql';
import { query } from './query';
import { lockTarget } from './target-lock';
import { createStateDatabase } from './testing/state-database';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());

const target = { host: 'db.example.com', database: 'postgres' };
const never = () => {
  throw new Error('the lock was not lost');
};
const holders = () =>
  query<{ pid: number }>(sql`select pid from pg_locks join pg_database on pg_database.oid = pg_locks.database
    where locktype = 'advisory' and classid = 7310453 and granted and datname = current_database()`);

it('is held by one at a time, and free again once it is released', async () => {
  const release = await lockTarget(target, never);
  expect(release).not.toBeNull();
  expect(await lockTarget(target, never)).toBeNull();
  expect(await holders()).toHaveLength(1);
  await release?.();
  const again = await lockTarget(target, never);
  expect(again).not.toBeNull();
  await again?.();
  expect(await holders()).toEqual([]);
});

it('is one of each target, whatever the port it is reached through', async () => {
  const locks = await Promise.all([
    lockTarget(target, never),
    lockTarget({ ...target, database: 'other' }, never),
    lockTarget({ ...target, host: 'db.example.org' }, never),
  ]);
  expect(locks.every((lock) => lock !== null)).toBe(true);
  for (const release of locks) await release?.();
});

it('says once that it is lost when its connection is cut, and somebody else may take it', async () => {
  let lost = 0;
  const release = await lockTarget(target, () => {
    lost += 1;
  });
  const [holder] = await holders();
  await query(sql`select pg_terminate_backend(${holder?.pid})`);
  await expect.poll(() => lost).toBeGreaterThan(0);
  const next = await lockTarget(target, never);
  expect(next).not.toBeNull();
  await next?.();
  await release?.().catch(() => undefined);
});

it('is given to exactly one of twenty who ask at once', async () => {
  const asked = await Promise.all(Array.from({ length: 20 }, () => lockTarget(target, never)));
  const held = asked.filter((release) => release !== null);
  expect(held).toHaveLength(1);
  await held[0]?.();
});

it('is an error, not a free target, when the state database is away', async () => {
  overrideEnv({ MUDANZA_STATE_URL: 'postgresql://u:p@127.0.0.1:1/state' });
  await expect(lockTarget(target, never)).rejects.toThrow();
  overrideEnv({ MUDANZA_STATE_URL: state.url });
});
