import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { type LatencyRun, runLatency } from './run-latency';

let target: TestDatabase;
let source: TestDatabase;
beforeAll(async () => {
  [target, source] = await Promise.all([createTestDatabase(), createTestDatabase('source')]);
});
afterAll(async () => {
  await Promise.all([target.drop(), source.drop()]);
});

function run(
  changes: Partial<Omit<LatencyRun, 'request'>> & { request?: Partial<LatencyRun['request']> } = {},
): LatencyRun {
  const { request, ...rest } = changes;
  return {
    sides: [
      { side: 'source', credentials: source.direct },
      { side: 'target', credentials: target.pooled },
    ],
    runId: 'run-0123456789ab',
    limitMs: 200,
    signal: new AbortController().signal,
    onSample: () => undefined,
    onWorkload: () => undefined,
    ...rest,
    request: {
      workloads: ['select1', 'lookup', 'insert', 'transaction', 'connect'],
      mode: 'back-to-back',
      samples: 100,
      rate: 200,
      maxSeconds: 60,
      sweepTo: 0,
      ...request,
    },
  };
}

const probeSchemas = () =>
  withTarget(target.direct, (client) =>
    client.rows(sql`select nspname from pg_namespace where nspname like 'mudanza%'`),
  );

describe('runLatency', () => {
  it('measures every workload, source and target in turn, and leaves nothing behind', async () => {
    const turns: string[] = [];
    const evidence = await runLatency(
      run({
        onSample: (side, workload) => {
          if (workload === 'select1') turns.push(side);
        },
      }),
    );
    expect(evidence.failures).toEqual([]);
    expect(evidence.stopped).toBeNull();
    const measured = evidence.results.map(({ workload, side, stats }) => `${workload}.${side} ${stats.n}`);
    expect(measured).toEqual([
      'select1.source 100',
      'select1.target 100',
      'lookup.source 100',
      'lookup.target 100',
      'insert.target 100',
      'transaction.target 100',
      'connect.source 10',
      'connect.target 10',
    ]);
    expect(turns.slice(0, 4)).toEqual(['source', 'target', 'target', 'source']);
    for (const { stats } of evidence.results) {
      expect(stats.min).toBeGreaterThan(0);
      expect(stats.min).toBeLessThanOrEqual(stats.p50);
      expect(stats.p50).toBeLessThanOrEqual(stats.p95);
      expect(stats.p95).toBeLessThanOrEqual(stats.max);
    }
    expect(evidence.comparisons.map(({ workload }) => workload)).toEqual(['select1', 'lookup']);
    expect(evidence.floors.map(({ side, stats }) => `${side} ${stats.n}`)).toEqual([
      'source 20',
      'target 20',
    ]);
    const split = evidence.connects.find(({ side }) => side === 'target');
    expect(split?.tls).toBeGreaterThan(0);
    expect(split?.auth).toBeGreaterThan(0);
    expect(await probeSchemas()).toEqual([]);
    expect(JSON.stringify(evidence)).not.toContain(target.pooled.password);
  });

  it('never sends a writing workload to the source', async () => {
    const evidence = await runLatency(run({ request: { workloads: ['insert', 'transaction'] } }));
    expect(evidence.results.map(({ side }) => side)).toEqual(['target', 'target']);
    const made = await withTarget(source.direct, (client) =>
      client.rows(sql`select nspname from pg_namespace where nspname like 'mudanza%'`),
    );
    expect(made).toEqual([]);
  });

  it('keeps what it measured when it is stopped, and still drops its schema', async () => {
    const stop = new AbortController();
    let count = 0;
    const evidence = await runLatency(
      run({
        signal: stop.signal,
        request: { samples: 100_000 },
        onSample: () => {
          count += 1;
          if (count === 150) stop.abort();
        },
      }),
    );
    expect(evidence.stopped).toBe('cancelled');
    expect(evidence.failures).toEqual([]);
    expect(evidence.results.map(({ stats }) => stats.n)).toEqual([75, 75]);
    expect(await probeSchemas()).toEqual([]);
  });

  it('ends at the time limit with what it has', async () => {
    const evidence = await runLatency(run({ request: { samples: 100_000, maxSeconds: 2 } }));
    expect(evidence.stopped).toBe('time');
    expect(evidence.results[0]?.stats.n).toBeGreaterThan(0);
  });

  it('keeps the partial data when the server goes away in the middle', async () => {
    let count = 0;
    const kill = () =>
      withTarget(target.admin, (client) =>
        client.rows(sql`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'mudanza latency' and datname = current_database()`),
      );
    const evidence = await runLatency(
      run({
        sides: [{ side: 'target', credentials: target.direct }],
        request: { samples: 100_000, workloads: ['select1'] },
        onSample: () => {
          count += 1;
          if (count === 120) void kill();
        },
      }),
    );
    expect(evidence.stopped).toBe('lost');
    expect(evidence.results[0]?.stats.n).toBeGreaterThanOrEqual(120);
    expect(evidence.failures[0]?.original).toMatch(/terminating connection|terminated/);
  });

  it('gives at a fixed rate what a user would have waited, and what the server took', async () => {
    const evidence = await runLatency(
      run({ request: { workloads: ['select1'], mode: 'fixed-rate', rate: 200, samples: 100 } }),
    );
    expect(evidence.results).toHaveLength(2);
    for (const { stats, service } of evidence.results) {
      expect(service?.n).toBe(stats.n);
      expect(service?.p50).toBeLessThanOrEqual(stats.p50);
      expect(service?.max).toBeLessThanOrEqual(stats.max);
    }
  });

  it('says why a side could not be measured and measures the other', async () => {
    const dead = { ...target.direct, endpoint: { ...target.direct.endpoint, port: 1 } };
    const evidence = await runLatency(
      run({
        request: { workloads: ['select1'] },
        sides: [
          { side: 'source', credentials: source.direct },
          { side: 'target', credentials: dead },
        ],
      }),
    );
    expect(evidence.results.map(({ side }) => side)).toEqual(['source']);
    expect(evidence.failures).toEqual([
      { workload: 'select1', side: 'target', measured: 0, original: 'connect ECONNREFUSED 127.0.0.1:1' },
    ]);
  });

  it('sweeps no further than it may and finds the levels', async () => {
    const evidence = await runLatency(run({ request: { workloads: ['select1'], sweepTo: 5 } }));
    expect(evidence.sweep?.levels.map(({ connections }) => connections)).toEqual([1, 2, 5]);
    expect(evidence.sweep?.levels.every(({ throughput, p95 }) => throughput > 0 && p95 > 0)).toBe(true);
    expect(evidence.sweep?.exhausted).toBeNull();
  });
});
