import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { sql } from '../sql';
import { withTarget } from '../with-client';
import { type DeploySettings, deploySchema } from './deploy-schema';
import { isServerError } from './statement-error';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function settings(...texts: string[]): DeploySettings {
  const statements = texts.map((text, index) => ({ text, line: index + 1, label: text.slice(0, 40) }));
  return { statements, schemas: ['public'], lockTimeout: 500, statementTimeout: 60_000 };
}

/** Sessions of this database that run a statement, other than the one that asks. */
async function busy(): Promise<number> {
  const [row] = await withTarget(database.admin, (client) =>
    client.rows<{ n: string }>(
      sql`select count(*) as n from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and (state = 'active' or backend_xid is not null)`,
    ),
  );
  return Number(row?.n);
}

/** Sessions of this database in the middle of the statement that lasts. */
async function asleep(): Promise<number> {
  const [row] = await withTarget(database.admin, (client) =>
    client.rows<{ n: string }>(
      sql`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
    ),
  );
  return Number(row?.n);
}

describe.each(['direct', 'pooled'] as const)('deploySchema, %s', (door) => {
  const deploy = (wanted: DeploySettings, signal?: AbortSignal) =>
    withTarget(
      database[door],
      (client) => deploySchema(client, wanted, signal ? { signal } : {}),
      signal ? { signal } : {},
    );

  it('is gone from the server soon after a cancel, in the middle of a statement', async () => {
    const stop = new AbortController();
    const running = deploy(
      { ...settings('create table gone (id int)', 'select pg_sleep(600)'), statementTimeout: 0 },
      stop.signal,
    );
    const ended = expect(running).rejects.toBe('cancelled');
    await expect.poll(asleep).toBe(1);
    stop.abort('cancelled');
    await ended;
    await expect.poll(busy).toBe(0);
    const rows = await withTarget(database.direct, (client) =>
      client.rows(sql`select to_regclass('public.gone') as gone`),
    );
    expect(rows).toEqual([{ gone: null }]);
  });

  it('names a lock that is held, a time limit, and a missing object, and applies nothing', async () => {
    await withTarget(database.direct, async (client) => {
      await client.rolledBack(async () => {
        await client.execute(sql`create table if not exists public.held (id int)`);
        await expect(
          deploy(settings('create table a (id int)', 'create table held (id int)')),
        ).rejects.toMatchObject({
          code: 'MUD-320',
          params: { line: 2 },
          sqlState: '55P03',
        });
      });
    });
    await expect(
      deploy({ ...settings('select pg_sleep(30)'), statementTimeout: 1_500 }),
    ).rejects.toMatchObject({
      code: 'MUD-335',
    });
    const missing = deploy(settings('create table a (id int)', 'create view v as\n  select nope from a'));
    await expect(missing).rejects.toMatchObject({
      code: 'MUD-317',
      sqlState: '42703',
      original: expect.stringContaining('  select nope from a\n         ^'),
    });
    const rows = await withTarget(database.direct, (client) =>
      client.rows(sql`select to_regclass('public.a') as a`),
    );
    expect(rows).toEqual([{ a: null }]);
  });

  it('lets one deploy at a time in', async () => {
    const stop = new AbortController();
    const first = deploy({ ...settings('select pg_sleep(600)'), statementTimeout: 0 }, stop.signal);
    const ended = expect(first).rejects.toBe('done');
    await expect.poll(asleep).toBe(1);
    await expect(deploy(settings('select 1'))).rejects.toMatchObject({ code: 'MUD-319' });
    stop.abort('done');
    await ended;
    await expect.poll(busy).toBe(0);
  });

  it('leaves nothing of its settings behind for the pooler’s next client', async () => {
    await deploy(settings('select 1'));
    const shown = await withTarget(database[door], (client) =>
      client.rows(sql`select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement,
        current_setting('client_connection_check_interval') as check`),
    );
    expect(shown).toEqual([{ lock: '0', statement: '0', check: '0' }]);
  });
});

it('passes on what the server did not say', () => {
  expect(isServerError(Object.assign(new Error('x'), { code: 'ECONNRESET' }))).toBe(false);
  expect(isServerError(Object.assign(new Error('x'), { code: '42P01' }))).toBe(true);
});
