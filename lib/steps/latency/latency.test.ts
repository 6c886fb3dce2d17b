import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext } from '../testing/test-context';
import { latencyBaseline } from './baseline-step';
import { latency } from './step';

let target: TestDatabase;
let source: TestDatabase;
beforeAll(async () => {
  [target, source] = await Promise.all([createTestDatabase(), createTestDatabase('source')]);
});
afterAll(async () => {
  await Promise.all([target.drop(), source.drop()]);
});

describe('latency', () => {
  it('measures both sides, streams samples, keeps a CSV and judges by the operator’s limit', async () => {
    const ctx = createTestContext({ target, source, settings: { p95LimitMs: 60_000 } });
    const input = latency.input.parse({ samples: 120, sweepTo: 2 });
    const preview = await latency.preview?.(ctx, input);
    expect(preview?.actions.map(({ summary }) => translate('en', summary))).toEqual([
      'Sends 264 queries to the source over 35 connections, one at a time, for at most 120 seconds.',
      'Sends 1,056 queries to the target over 37 connections, one at a time, for at most 120 seconds.',
      'Makes a schema mudanza_probe_… on the target for the insert and the transaction, and drops it at the end.',
      'Asks SELECT 1 over up to 2 connections at once, never more than the server has to spare.',
    ]);
    const evidence = await latency.run(ctx, input);
    const outcomes = latency.criteria.map(({ id, judge }) => ({ id, ...judge(evidence) }));
    expect(outcomes.map(({ id }) => id)).toEqual(['latency.p95', 'latency.comparison', 'latency.complete']);
    expect(outcomes[0]?.verdict).toBe('pass');
    expect(translate('es', outcomes[1]?.message ?? 'common.close')).toContain('P95');
    expect(new Set(ctx.samples.map(({ series }) => series))).toContain('select1.target');
    const [csv] = [...ctx.artifacts.values()].filter(({ ref }) => ref.name === 'latency.csv');
    expect(
      Buffer.from(csv?.content ?? [])
        .toString()
        .split('\n')[2],
    ).toMatch(/^select1,target,response,120,/);
    const failing = latency.criteria[0]?.judge({ ...evidence, limitMs: 0.001 });
    expect(failing?.verdict).toBe('fail');
  });

  it('asks to accept the load only when it is one', async () => {
    const ctx = createTestContext({ target });
    const hazards = async (given: object) =>
      (await latency.preview?.(ctx, latency.input.parse(given)))?.actions.flatMap(
        ({ hazards: own }) => own ?? [],
      );
    expect(await hazards({})).toEqual([]);
    expect(await hazards({ sweepTo: 100 })).toEqual(['LOADS_TARGET']);
    expect(await hazards({ mode: 'fixed-rate', rate: 500 })).toEqual(['LOADS_TARGET']);
  });

  it('keeps the sweep below what Supabase’s pooler takes, and says so before it runs', async () => {
    const host = 'aws-0-eu-central-1.pooler.supabase.com';
    const sweepText = async (port: number, compute: 'nano' | 'small', sweepTo: number) => {
      const ctx = createTestContext({ target, settings: { compute } });
      const credentialsFor = async (role: string) =>
        role === 'target' ? { ...target.direct, endpoint: { ...target.direct.endpoint, host, port } } : null;
      const preview = await latency.preview?.({ ...ctx, credentialsFor }, latency.input.parse({ sweepTo }));
      return translate('en', preview?.actions.at(-1)?.summary ?? 'common.close');
    };
    expect(await sweepText(6543, 'nano', 500)).toBe(
      'Asks SELECT 1 over up to 160 connections at once instead of 500: the pooler takes 200 clients at the compute size nano, and a fifth of them stays for others.',
    );
    expect(await sweepText(6543, 'small', 300)).toContain(
      'up to 300 connections at once; the pooler takes 400',
    );
    expect(await sweepText(5432, 'nano', 50)).toContain('up to 12 connections at once instead of 50');
  });

  it('keeps what was measured when an operator stops it', async () => {
    const stop = new AbortController();
    const ctx = createTestContext({ target, signal: stop.signal });
    let count = 0;
    const sample = () => {
      count += 1;
      if (count === 100) stop.abort();
    };
    const input = latency.input.parse({ samples: 100_000 });
    const evidence = await latency.run({ ...ctx, sample }, input);
    expect(evidence.stopped).toBe('cancelled');
    expect(evidence.results[0]?.stats.n).toBeGreaterThan(10);
    expect([...ctx.artifacts.values()].map(({ ref }) => ref.name)).toEqual(['latency.csv']);
  });

  it('measures the source alone for the baseline', async () => {
    const ctx = createTestContext({ target, source });
    const evidence = await latencyBaseline.run(ctx, latencyBaseline.input.parse({ samples: 100 }));
    expect(new Set(evidence.results.map(({ side }) => side))).toEqual(new Set(['source']));
    expect(latencyBaseline.criteria.map(({ judge }) => judge(evidence).verdict)).toEqual(['pass', 'pass']);
  });
});
