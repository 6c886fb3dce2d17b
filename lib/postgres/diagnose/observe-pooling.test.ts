import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { classifyEndpoint } from '../address/classify-endpoint';
import type { Credentials } from '../address/endpoint';
import { sql } from '../sql';
import { judgePooling, observePooling, type PoolingFacts, unobservedPooling } from './observe-pooling';
import { openProbe } from './open-probe';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function observe(credentials: Credentials) {
  const open = () => openProbe(credentials, { timeoutMs: 60_000 });
  const [first, second] = [await open(), await open()];
  try {
    const seen = await observePooling(first, second);
    const left = await first.rows<{ name: string; mark: string }>(
      sql`select name, current_setting('mudanza.probe', true) as mark from pg_catalog.pg_prepared_statements
          where name like 'mudanza%'`,
    );
    return { seen, left };
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
}

describe('how connections are pooled', () => {
  it('is seen: without a pooler a client keeps its server process, its statement and its setting', async () => {
    const { seen, left } = await observe(database.direct);
    expect(seen).toMatchObject({
      ...{ observed: 'session', preparedSurvive: true, settingsSurvive: true, preparedError: null },
    });
    expect(new Set(seen.pids).size).toBe(1);
    expect(left).toEqual([]);
  });

  it('is seen: through PgBouncer in transaction mode it is moved and has lost them', async () => {
    const { seen, left } = await observe(database.pooled);
    expect(seen).toMatchObject({ observed: 'transaction', settingsSurvive: false });
    expect(new Set(seen.pids).size).toBe(2);
    expect(seen.preparedError === null).toBe(seen.preparedSurvive);
    expect(left).toEqual([]);
  });
});

describe('what is said of it', () => {
  const facts = (observed: PoolingFacts['observed'], preparedSurvive: boolean): PoolingFacts => ({
    ...{ observed, preparedSurvive, pids: [1, 2], settingsSurvive: false, preparedError: null },
  });
  const shared = classifyEndpoint({
    host: 'aws-1-eu-central-1.pooler.supabase.com',
    port: 6543,
    user: 'p.x',
  });
  const elsewhere = classifyEndpoint({ host: 'h.example.com', port: 5432, user: 'u' });

  it.each([
    [facts('transaction', false), shared, 'pass', 'connection.pooling.transaction'],
    [facts('transaction', true), shared, 'pass', 'connection.pooling.transactionPrepared'],
    [facts('session', true), shared, 'warn', 'connection.pooling.unlikeAddress'],
    [facts('session', true), elsewhere, 'pass', 'connection.pooling.session'],
    [facts('transaction', false), elsewhere, 'pass', 'connection.pooling.transaction'],
  ] as const)('%j', (seen, promised, state, key) => {
    expect(judgePooling(seen, promised)).toMatchObject({ state, message: { key } });
  });

  it('names what was in the way where a second connection was not to be had', () => {
    const { endpoint } = database.direct;
    const error = Object.assign(new Error('too many connections for role "u"'), { code: '53300' });
    const { rung, pooling } = unobservedPooling(error, endpoint);
    expect(pooling.observed).toBe('unknown');
    expect(rung).toMatchObject({ state: 'warn', error: { code: 'MUD-192' } });
  });
});
