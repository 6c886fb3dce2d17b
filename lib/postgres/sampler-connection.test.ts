import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { openSamplerConnection, shot } from './sampler-connection';
import { sql } from './sql';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('openSamplerConnection', () => {
  it('times statements through the pooler and says how long opening took', async () => {
    const connection = await openSamplerConnection(database.pooled);
    // None is quicker than the server slept. On a busy machine any may take longer: some one of many does not.
    expect(await connection.time([shot(sql`select pg_sleep(0.05)`)])).toBeGreaterThan(50);
    const naps = [shot(sql`select pg_sleep(0.03)`), shot(sql`select pg_sleep(0.03)`)];
    expect(await connection.time(naps)).toBeGreaterThan(60);
    await expect.poll(() => connection.time(naps)).toBeLessThan(90);
    await expect.poll(() => connection.time([shot(sql`select 1`)])).toBeLessThan(30);
    expect(connection.timings.tls).toBeGreaterThan(0);
    expect(connection.timings.auth).toBeGreaterThan(0);
    connection.close();
  });

  it('reads an answer of many packets to its end', async () => {
    const connection = await openSamplerConnection(database.direct);
    await connection.time([shot(sql`select repeat('x', 1000) from generate_series(1, 5000)`)]);
    expect(await connection.time([shot(sql`select 1`)])).toBeGreaterThan(0);
    connection.close();
  });

  it('passes on what Postgres refuses and stays usable', async () => {
    const connection = await openSamplerConnection(database.direct);
    await expect(connection.time([shot(sql`select 1 / 0`)])).rejects.toMatchObject({ code: '22012' });
    expect(await connection.time([shot(sql`select 1`)])).toBeGreaterThan(0);
    connection.close();
  });

  it('says so when the server hangs up in the middle', async () => {
    const connection = await openSamplerConnection(database.direct);
    const dying = connection.time([shot(sql`select pg_terminate_backend(pg_backend_pid())`)]);
    await expect(dying).rejects.toThrow(/terminat/);
    expect(connection.isOpen).toBe(false);
    await expect(connection.time([shot(sql`select 1`)])).rejects.toThrow(/terminated/);
  });

  it('stops at once when aborted', async () => {
    const stop = new AbortController();
    const connection = await openSamplerConnection(database.direct, stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(connection.time([shot(sql`select pg_sleep(600)`)])).rejects.toThrow(/terminated/);
  });
});
