import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { ident, literal, sql } from './sql';
import { withSource, withTarget } from './with-client';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('withTarget', () => {
  it('reaches the server over TLS, verified', async () => {
    const rows = await withTarget(database.direct, (client) =>
      client.rows<{ ssl: boolean }>(sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`),
    );
    expect(rows).toEqual([{ ssl: true }]);
  });

  it('refuses a certificate that the given CA did not sign', async () => {
    const { endpoint, password } = database.direct;
    const wrong = { endpoint: { ...endpoint, tls: { mode: 'verify-full' as const } }, password };
    await expect(withTarget(wrong, (client) => client.rows(sql`select 1`))).rejects.toThrow(/certificate/);
  });

  it.each(['direct', 'pooled'] as const)('throws when a body swallowed an error (%s)', async (door) => {
    await withTarget(database[door], async (client) => {
      const swallowing = client.transaction(async () => {
        await client.execute(sql`create table ${ident('public', 'swallowed')} (id int)`);
        await client.execute(sql`select 1 / 0`).catch(() => undefined);
        return 'done';
      });
      await expect(swallowing).rejects.toMatchObject({ code: 'MUD-014' });
      expect(await client.rows(sql`select to_regclass('public.swallowed') as it`)).toEqual([{ it: null }]);
      // The connection is whole again, and a body that swallows nothing still commits.
      expect(await client.transaction(() => client.rows(sql`select 1 as one`))).toEqual([{ one: 1 }]);
    });
  });

  it('rolls back when the body throws, and leaves limits behind with the transaction', async () => {
    await withTarget(database.pooled, async (client) => {
      const failing = client.transaction(async () => {
        await client.execute(sql`create table ${ident('public', 'gone')} (id int)`);
        throw new Error('stop');
      });
      await expect(failing).rejects.toThrow('stop');
      const shown = await client.rolledBack(
        () => client.rows<{ lock_timeout: string }>(sql`show lock_timeout`),
        { lockTimeout: 1500 },
      );
      expect(shown).toEqual([{ lock_timeout: '1500ms' }]);
      const rows = await client.rows(sql`select to_regclass('public.gone') as gone`);
      expect(rows).toEqual([{ gone: null }]);
    });
  });

  it('stops at once when aborted', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    const sleeping = withTarget(database.direct, (client) => client.rows(sql`select pg_sleep(20)`), {
      signal: stop.signal,
    });
    await expect(sleeping).rejects.toThrow(/abort/i);
  });
});

describe('withSource', () => {
  it('cannot write even when the SQL tries to', async () => {
    const writing = withSource(database.direct, (client) =>
      client.rows(sql`create table public.nope (id int)`),
    );
    await expect(writing).rejects.toThrow(/read-only transaction/);
  });
});

describe('sql', () => {
  it('makes values parameters and quotes identifiers and literals', () => {
    const query = sql`select ${1}, ${ident('a"b', 'c')} where x = ${'y'}`;
    expect(query.text).toBe('select $1, "a""b"."c" where x = $2');
    expect(query.values).toEqual([1, 'y']);
    expect(literal("it's \\n").fragment).toBe(" E'it''s \\\\n'");
  });
});
