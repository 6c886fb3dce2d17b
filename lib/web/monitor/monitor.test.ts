import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { markLines, readLogTail } from './read-log-tail';
import { readPanel } from './read-panel';
import { readMetric, scrapeMetric } from './scrape-metric';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
const signal = new AbortController().signal;

const asleep = async () => {
  const rows = await withTarget(database.admin, (client) =>
    client.rows(
      sql`select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
    ),
  );
  return rows.length;
};

describe('readPanel', () => {
  it('reads every card of a real server through the pooler, and says which it cannot', async () => {
    const stop = new AbortController();
    const sleeping = withTarget(database.direct, (client) => client.rows(sql`select pg_sleep(600)`), {
      signal: stop.signal,
    });
    const ended = expect(sleeping).rejects.toThrow();
    await expect.poll(asleep).toBe(1);
    const panel = await readPanel({
      connect: (use) => withTarget(database.pooled, use),
      sizeLimit: { bytes: 1_000, isHard: true },
    });
    stop.abort();
    await ended;
    if (!panel.connections.isAvailable || !panel.size.isAvailable) throw new Error('not available');
    expect(panel.connections.data.used).toBeGreaterThan(0);
    expect(panel.connections.data.limit).toBe(200);
    expect(panel.size.data.bytes).toBeGreaterThan(1_000_000);
    expect(panel.size.alert && translate('en', panel.size.alert)).toContain('% of the free plan');
    expect(panel.statements.isAvailable).toBe(false);
    if (!panel.longestQuery.isAvailable) throw new Error('not available');
    expect(panel.longestQuery.data.map(({ query }) => query)).toContain('select pg_sleep(600)');
  });

  it('lets a slow card fail alone', async () => {
    const panel = await readPanel({
      connect: (use) =>
        withTarget(database.direct, (client) => {
          const rows: typeof client.rows = (query) =>
            client.rows(query.text.includes('pg_stat_database') ? sql`select pg_sleep(600)` : query);
          return use({ ...client, rows });
        }),
      cardLimitMs: 2_000,
    });
    expect(panel.cache).toMatchObject({ isAvailable: false });
    expect(panel.cache.isAvailable ? '' : translate('en', panel.cache.reason)).toContain('statement timeout');
    expect(panel.size.isAvailable && panel.connections.isAvailable).toBe(true);
  });

  it('alerts when the database has become read-only', async () => {
    const name = database.name;
    await withTarget(database.admin, async (client) => {
      await client.execute({
        ...sql`select 1`,
        text: `alter database "${name}" set default_transaction_read_only = on`,
      });
    });
    const panel = await readPanel({ connect: (use) => withTarget(database.direct, use) });
    expect(panel.size).toMatchObject({ data: { isReadOnly: true } });
  });
});

describe('metrics', () => {
  const text = `# HELP x y\n# TYPE postgres_connections_active gauge\npostgres_connections_active{pool="a \\"b\\""} 7 1700000000000
postgres_connections_active{pool="c"} +Inf\nother_total 3\nbroken line here\n`;

  it('reads the samples of one metric with their labels', () => {
    const { samples, names } = readMetric(text, 'postgres_connections_active');
    expect(samples).toEqual([
      { labels: { pool: 'a "b"' }, value: 7 },
      { labels: { pool: 'c' }, value: Number.POSITIVE_INFINITY },
    ]);
    expect(names).toEqual(['postgres_connections_active', 'other_total']);
  });

  it('names what is there when the metric is not', async () => {
    const server = createServer((_, response) => response.end(text));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/metrics`;
    const options = { signal, headers: {}, timeLimitMs: 60_000 };
    expect(await scrapeMetric(url, 'other_total', options)).toMatchObject({ data: [{ value: 3 }] });
    const missing = await scrapeMetric(url, 'nope', options);
    expect(missing.isAvailable ? '' : translate('es', missing.reason)).toContain(
      'postgres_connections_active',
    );
    server.close();
  });
});

describe('log tail', () => {
  it('marks error lines and counts those since the cut-over, a trace with its line', () => {
    const tail = markLines(
      [
        '2026-01-01 10:00:00,123 ERROR old trouble',
        '2026-01-01T12:00:00Z INFO 0 errors',
        '\u001b[31m2026-01-01T12:00:01Z CRITICAL no database\u001b[0m',
        'Traceback (most recent call last):',
        '{"level":"error","time":"2026-01-01T12:00:02Z"}',
      ],
      Date.parse('2026-01-01T11:00:00Z'),
    );
    expect(tail.lines.map(({ isError }) => isError)).toEqual([true, false, true, true, true]);
    expect(tail.errors).toBe(3);
  });

  it('reads the end of a large file only, and says when there is none', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'mudanza-log-')), 'app.log');
    writeFileSync(
      path,
      `${'2026-01-01T00:00:00Z INFO fine and well\n'.repeat(100_000)}2026-01-01T00:00:01Z ERROR at the end\n`,
    );
    const tail = await readLogTail({ kind: 'file', path }, 0, signal);
    expect(tail).toMatchObject({ isAvailable: true, data: { errors: 1 } });
    expect(tail.isAvailable && tail.data.lines).toHaveLength(500);
    expect(await readLogTail({ kind: 'file', path: '/no/such.log' }, 0, signal)).toMatchObject({
      isAvailable: false,
    });
    expect(await readLogTail({ kind: 'docker', container: 'no-such-one' }, 0, signal)).toMatchObject({
      isAvailable: false,
    });
  });
});
