import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/i18n/translate';
import { compareSides, intervalsOf } from '@/lib/steps/latency/compare-sides';
import type { LatencyEvidence } from '@/lib/steps/latency/step';
import { summarise } from '@/lib/steps/latency/summarise';
import { latencyCharts } from './latency-charts';

const times = (centre: number) => Array.from({ length: 200 }, (_, i) => centre * (1 + (i % 20) / 20));

function result(side: 'source' | 'target', centre: number): LatencyEvidence['results'][number] {
  const list = times(centre);
  const summary = summarise(list.map((ms, i) => ({ at: 1_000_000 + i * 100, ms })));
  if (!summary) throw new Error('nothing');
  return { workload: 'select1', side, ...summary, intervals: intervalsOf(list), service: null };
}

const evidence: LatencyEvidence = {
  startedAt: 1_000_000,
  endedAt: 1_020_000,
  mode: 'back-to-back',
  rate: null,
  limitMs: 200,
  hasSource: true,
  results: [result('source', 10), result('target', 20)],
  comparisons: [compareSides('select1', times(10), times(20))],
  floors: [],
  connects: [],
  sweep: {
    asked: 5,
    allowed: 5,
    levels: [
      { connections: 1, n: 100, throughput: 50, p50: 19, p95: 22 },
      { connections: 5, n: 100, throughput: 60, p50: 80, p95: 95 },
    ],
    knee: 1,
    exhausted: null,
  },
  failures: [],
  stopped: null,
};

describe('latencyCharts', () => {
  it.each(['en', 'es'] as const)('draws four charts from the evidence alone, in %s', (locale) => {
    const charts = latencyCharts(evidence, translator(locale));
    expect(charts.map(({ id }) => id)).toEqual(['over-time-target', 'before-after', 'distribution', 'sweep']);
    for (const { title, summary, table } of charts) {
      expect(`${title} ${summary} ${table.caption} ${table.headers.join(' ')}`).not.toMatch(/[{}]|testing\./);
      for (const row of table.rows) expect(row).toHaveLength(table.headers.length);
    }
  });

  it('says in its sentence and its table what it draws', () => {
    const [, beforeAfter, distribution] = latencyCharts(evidence, translator('en'));
    expect(beforeAfter?.summary).toBe('P95 went from 19 ms on the source to 38 ms on the target.');
    expect(beforeAfter?.table.rows[1]?.[0]).toBe('P95');
    const spec = distribution?.spec;
    const share =
      spec?.kind === 'distribution' ? spec.slots.reduce((sum, slot) => sum + (slot.target ?? 0), 0) : 0;
    expect(share).toBeCloseTo(100, 0);
  });

  it('draws what there is when there is no source, no sweep and nothing at all', () => {
    const alone = {
      ...evidence,
      hasSource: false,
      results: [result('target', 20)],
      comparisons: [],
      sweep: null,
    };
    expect(latencyCharts(alone, translator('en')).map(({ id }) => id)).toEqual([
      'over-time-target',
      'before-after',
      'distribution',
    ]);
    const baseline = { ...alone, results: [result('source', 20)] };
    expect(latencyCharts(baseline, translator('en')).map(({ id }) => id)).toEqual([
      'over-time-source',
      'distribution',
    ]);
    expect(latencyCharts({ ...alone, results: [] }, translator('en'))).toEqual([]);
  });
});
