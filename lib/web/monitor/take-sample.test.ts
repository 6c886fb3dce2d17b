import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { translator } from '../../i18n/translate';
import { MigrationSettings } from '../../plan/migration-settings';
import { env, overrideEnv } from '../../platform/env';
import { keepSamples, pauseAfter } from '../../runs/watch/keep-samples';
import { switchWatch } from '../../runs/watch/switch-watch';
import { Watcher } from '../../runs/watch/watcher';
import '../../steps/registry';
import { sql } from '../../postgres/sql';
import { withTarget as pgWithTarget } from '../../postgres/with-client';
import { startMajor } from '../../servers/embedded/testing/start-major';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { storeConnection } from '../../store/connections';
import { findMigration, insertMigration } from '../../store/migrations';
import {
  insertSample,
  latestSample,
  type MonitorSample,
  pruneSamples,
  readHistory,
} from '../../store/monitor-samples';
import { stateClient } from '../../store/query';
import { storeSecret } from '../../store/secrets';
import { createStateDatabase } from '../../store/testing/state-database';
import { historyCsv } from '../history/history-csv';
import { presentHistory } from '../history/present-history';
import { readAlerts } from '../history/read-alerts';
import { readHistoryFacts } from '../history/read-history-facts';
import { takeSample } from './take-sample';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let target: TestDatabase;
let server: Server;
let url = '';
const folder = mkdtempSync(join(tmpdir(), 'mudanza-sample-'));
const signal = new AbortController().signal;

beforeAll(async () => {
  overrideEnv({ MUDANZA_DATA_DIR: folder });
  [state, target] = [await createStateDatabase(), await createTestDatabase('target')];
  server = createServer((_, response) =>
    response.end('jobs_waiting{queue="a"} 3\njobs_waiting{queue="b"} 4\n'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  mkdirSync(join(folder, 'backend'));
  writeFileSync(
    join(folder, 'backend', 'app.log'),
    '2026-01-01 10:00:00 INFO fine\n2026-01-01 10:00:01 ERROR no\n',
  );
});
afterAll(async () => {
  server.close();
  await target.drop();
  await state.drop();
});

async function newMigration(settings: object = {}): Promise<string> {
  const input = {
    name: 'S',
    kind: 'supabase' as const,
    settings: MigrationSettings.parse(settings),
    createdBy: 'ana',
  };
  return (await insertMigration(stateClient, input)).id;
}
async function withTarget(
  id: string,
  door: 'direct' | 'pooled',
  password = target[door].password,
): Promise<string> {
  await storeConnection(id, 'target', target[door].endpoint);
  await storeSecret(id, 'target.password', password);
  return id;
}

describe('takeSample', () => {
  it('sees the target, its pooler, the backend’s metric and its log', async () => {
    const monitor = { metricsUrl: url, metricName: 'jobs_waiting', logFile: 'app.log' };
    const id = await withTarget(
      await newMigration({ workspace: join(folder, 'backend'), monitor }),
      'pooled',
    );
    const sample = await takeSample(id, signal);
    expect(sample).toMatchObject({ isReached: true, metric: 7, logErrors: 1, lagBytes: null });
    expect(sample.connections).toBeGreaterThan(0);
    expect(sample.connectionLimit).toBe(200);
    expect(sample.bytes).toBeGreaterThan(1_000_000);
    expect(sample.roundTripsMs).toHaveLength(10);
    expect(sample.roundTripsMs.every((ms) => ms > 0 && ms < 5_000)).toBe(true);
  });

  it('guesses nothing: without a target, a metric or a log there is none', async () => {
    expect(await takeSample(await newMigration(), signal)).toEqual({
      isReached: null,
      connections: null,
      connectionLimit: null,
      poolClients: null,
      poolWaiting: null,
      roundTripsMs: [],
      cacheShare: null,
      bytes: null,
      logErrors: null,
      lagBytes: null,
      metric: null,
    });
  });

  it('says how far the target is behind, by the slot of a migration that is followed and of no other', async () => {
    const slot = (id: string) => `mudanza_follow_${id.replaceAll('-', '').slice(0, 16)}`;
    const server = await startMajor(17);
    const source = (await server.createDatabase()).admin;
    const make = async () => {
      const id = await newMigration();
      await storeConnection(id, 'source', source.endpoint);
      await storeSecret(id, 'source.password', source.password);
      await pgWithTarget(source, (client) =>
        client.execute(sql`select pg_create_logical_replication_slot(${slot(id)}, 'pgoutput')`),
      );
      return id;
    };
    const [followed, other] = [await make(), await make()];
    await stateClient.query(sql`insert into run (migration_id, step_id, action, attempt, requested_by, ended_at)
      values (${followed}, 'data.prepare', 'run', 1, 'ana', now())`);
    await pgWithTarget(source, (client) =>
      client.execute(sql`create table t as select generate_series(1, 5000) n`),
    );
    expect((await takeSample(followed, signal)).lagBytes).toBeGreaterThan(100_000);
    expect((await takeSample(other, signal)).lagBytes).toBeNull();
    await server.stop();
    expect((await takeSample(followed, signal)).lagBytes).toBeNull();
  });

  it('says that a target does not let us in, and still sees the rest', async () => {
    const monitor = { metricsUrl: url, metricName: 'jobs_waiting' };
    const id = await withTarget(await newMigration({ monitor }), 'direct', 'wrong');
    expect(await takeSample(id, signal)).toMatchObject({ isReached: false, bytes: null, metric: 7 });
  });
});

const look = (change: Partial<MonitorSample>): MonitorSample => ({
  isReached: true,
  connections: null,
  connectionLimit: null,
  poolClients: null,
  poolWaiting: null,
  roundTripsMs: [],
  cacheShare: null,
  bytes: null,
  logErrors: null,
  lagBytes: null,
  metric: null,
  ...change,
});

describe('the history', () => {
  it('has exact percentiles of all round trips of a stretch, not means of percentiles', async () => {
    const id = await newMigration();
    const slotMs = 3_600_000;
    const begin = Math.floor(Date.now() / slotMs) * slotMs - slotMs;
    await insertSample(
      id,
      look({ connections: 3, roundTripsMs: Array(99).fill(1) }),
      new Date(begin + 1_000),
    );
    await insertSample(id, look({ connections: 9, roundTripsMs: [100] }), new Date(begin + 2_000));
    const points = await readHistory(id, { lengthMs: 3 * slotMs, slotMs });
    expect(points).toHaveLength(1);
    expect(points[0]).toMatchObject({ at: begin, connections: 9, p50: 1, p95: 1, bytes: null });
  });

  it('keeps a week and no more, and gives no stretch that nobody looked at', async () => {
    const id = await newMigration();
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
    for (const days of [8, 7.5, 6.5, 1]) await insertSample(id, look({ metric: days }), ago(days));
    expect(await pruneSamples(id)).toBe(2);
    const points = await readHistory(id, { lengthMs: 30 * 86_400_000, slotMs: 60_000 });
    expect(points.map(({ metric }) => metric)).toEqual([6.5, 1]);
    expect(await latestSample(id)).toBeNull();
  });

  it('reads a week of looks in stretches within a moment', async () => {
    const id = await newMigration();
    await stateClient.query({
      ...(await import('../../postgres/sql')).sql`
        insert into monitor_sample (migration_id, at, round_trips_ms, connections)
        select ${id}, now() - n * interval '15 seconds', array_fill(n::real, array[10]), n
        from generate_series(1, 40000) n`,
    });
    const points = await readHistory(id, { lengthMs: 7 * 86_400_000, slotMs: 42 * 60_000 });
    expect(points.length).toBeGreaterThan(225);
    expect(points.length).toBeLessThanOrEqual(242);
    const migration = await findMigration(id);
    if (!migration) throw new Error('no migration');
    const facts = await readHistoryFacts(migration, '7d');
    for (const locale of ['en', 'es'] as const) {
      const answer = JSON.stringify(presentHistory(facts, translator(locale)));
      expect(answer.length).toBeGreaterThan(10_000);
      expect(answer.length).toBeLessThan(80_000);
    }
  });

  it('is a table to who opens the CSV: PostgreSQL reads back what was seen, and what was not as nothing', async () => {
    const id = await newMigration();
    const begin = Math.floor(Date.now() / 60_000) * 60_000 - 120_000;
    const seen = { connections: 3, roundTripsMs: [1.5], cacheShare: 0.25, bytes: 9e12, metric: -1e-9 };
    await insertSample(id, look(seen), new Date(begin));
    await insertSample(id, look({ lagBytes: 0 }), new Date(begin + 60_000));
    const csv = historyCsv(await readHistory(id, { lengthMs: 900_000, slotMs: 60_000 }));
    const client = await new pg.Pool({ connectionString: env().MUDANZA_STATE_URL, max: 1 }).connect();
    try {
      await client.query(`create temp table read_back (time timestamptz, connections int, pool_clients int,
        pool_waiting int, latency_p50_ms float8, latency_p95_ms float8, cache_share float8, size_bytes bigint,
        log_errors int, lag_bytes bigint, backend_metric float8)`);
      // Header match: the names have to be these, in this order.
      const copy = client.query(copyFrom('copy read_back from stdin (format csv, header match)'));
      await pipeline(Readable.from([csv]), copy);
      const { rows } = await client.query('select * from read_back order by time');
      expect(rows).toEqual([
        {
          ...{ time: new Date(begin), connections: 3, pool_clients: null, pool_waiting: null },
          ...{ latency_p50_ms: 1.5, latency_p95_ms: 1.5, cache_share: 0.25, size_bytes: '9000000000000' },
          ...{ log_errors: null, lag_bytes: null, backend_metric: -1e-9 },
        },
        expect.objectContaining({ time: new Date(begin + 60_000), lag_bytes: '0', connections: null }),
      ]);
    } finally {
      client.release(true);
    }
  });

  it('takes nothing of the future for now, where the clock was set back', async () => {
    const id = await newMigration();
    const hour = 3_600_000;
    await insertSample(id, look({ metric: 1 }), new Date(Date.now() + hour));
    expect(await latestSample(id)).toBeNull();
    await insertSample(id, look({ metric: 2 }));
    expect((await latestSample(id))?.metric).toBe(2);
    const points = await readHistory(id, { lengthMs: 4 * hour, slotMs: 60_000 });
    expect(points.map(({ metric }) => metric)).toEqual([2]);
    expect(await pruneSamples(id)).toBe(1);
    expect((await latestSample(id))?.metric).toBe(2);
  });
});

describe('keepSamples', () => {
  it('asks a target that refuses less and less often, and never less than every five minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((refusals) => pauseAfter(15_000, refusals))).toEqual([
      15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000,
    ]);
  });

  it('goes on after a look that failed, and stops with its signal', async () => {
    const id = await newMigration();
    const stop = new AbortController();
    let looks = 0;
    const keeping = keepSamples({
      migrationId: id,
      everyMs: 20,
      signal: stop.signal,
      take: async () => {
        looks += 1;
        if (looks === 1) throw new Error('not this time');
        return look({ metric: looks });
      },
    });
    await vi.waitFor(async () => expect((await latestSample(id))?.metric).toBeGreaterThan(2), {
      timeout: 60_000,
    });
    stop.abort();
    await keeping;
    const after = looks;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(looks).toBe(after);
  });
});

it('remembers from switching the watch on, without a page, until it is switched off', async () => {
  const id = await withTarget(await newMigration({ p95LimitMs: 0.0001 }), 'direct');
  await switchWatch({ migrationId: id, url, isOn: true, by: 'ana' });
  const told: string[] = [];
  const watcher = new Watcher({
    ...{ intervalMs: 200, leaseMs: 2_000, sampleMs: 100, takeSample },
    onSample: async (migrationId) => void told.push(migrationId),
  });
  await watcher.start();
  const migration = await findMigration(id);
  if (!migration) throw new Error('no migration');
  await vi.waitFor(
    async () => expect((await readHistoryFacts(migration, '15m')).points.length).toBeGreaterThan(0),
    {
      timeout: 60_000,
    },
  );
  expect(told).toContain(id);
  const facts = await readHistoryFacts(migration, '15m');
  expect(facts.points.at(-1)?.p95).toBeGreaterThan(0);
  expect(facts.thresholds.connectionLimit).toBe(200);
  expect((await readAlerts(migration)).map((alert) => alert.id)).toEqual(['latency']);
  await switchWatch({ migrationId: id, url: null, isOn: false, by: 'ana' });
  expect(await readAlerts(migration)).toEqual([]);
  await watcher.stop();
});
