import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext, type TestContext } from '../testing/test-context';
import { climbConnection } from './climb-connection';

let target: TestDatabase;
let ctx: TestContext;
beforeAll(async () => {
  target = await createTestDatabase('target');
});
afterAll(() => target.drop());
beforeEach(() => {
  ctx = createTestContext({ target });
});

const climb = (credentials = target.direct, options: { mayRiskBan?: boolean; mustWrite?: boolean } = {}) =>
  climbConnection(ctx, credentials, { mustWrite: true, mayRiskBan: false, ...options });

describe('climbConnection', () => {
  it('says each rung once, as a sentence and with what it saw', async () => {
    const { report, attempts } = await climb();
    expect(report.isConnected).toBe(true);
    const details = ctx.logged.filter(({ level }) => level === 'debug');
    expect(details).toHaveLength(report.rungs.length);
    expect(ctx.logged).toHaveLength(2 * report.rungs.length);
    expect(attempts).toMatchObject({ failures: 0, limit: null, safeAt: null });
    expect(ctx.authFailures).toEqual([]);
  });

  it('counts a refusal once, at the host that refused, and warns of it', async () => {
    const { endpoint } = target.direct;
    const { report, attempts } = await climb({ endpoint, password: 'not-The-One' });
    expect([report.isConnected, report.isRefused]).toEqual([false, true]);
    expect(attempts.failures).toBe(1);
    expect(ctx.authFailures).toMatchObject([{ host: endpoint.host }]);
    expect(ctx.logged.filter(({ level }) => level === 'warn').length).toBeGreaterThan(0);
    expect(ctx.logged.some(({ level }) => level === 'error')).toBe(true);
    expect(JSON.stringify(ctx.logged)).not.toContain('not-The-One');
  });

  it.each([
    ['nobody listens', { port: 1 }],
    ['the database is not there', { database: 'nowhere' }],
    ['the server speaks no TLS that is trusted', { tls: { mode: 'verify-full' as const } }],
  ])('counts nothing where %s: no password was refused', async (_, change) => {
    const { endpoint, password } = target.direct;
    const { report } = await climb({ endpoint: { ...endpoint, ...change }, password });
    expect([report.isConnected, report.isRefused]).toEqual([false, false]);
    expect(ctx.authFailures).toEqual([]);
  });

  it('asks no writing of a source', async () => {
    const source = await createTestDatabase('source');
    try {
      const { report } = await climb(source.direct, { mustWrite: false });
      expect(report.rungs.find(({ id }) => id === 'privileges')?.message.key).toMatch(/canRead|someTables/);
    } finally {
      await source.drop();
    }
  });

  it('ends with the run, counting nothing', async () => {
    const stop = new AbortController();
    stop.abort(new Error('cancelled'));
    ctx = createTestContext({ target, signal: stop.signal });
    await expect(climb()).rejects.toThrow('cancelled');
    expect(ctx.authFailures).toEqual([]);
  });
});
