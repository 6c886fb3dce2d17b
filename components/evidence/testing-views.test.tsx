import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { clientMessages } from '@/lib/i18n/client-messages';
import type { Locale } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translate';
import type { TestRun } from '@/lib/plan/evidence/test-run';
import type { CrudEvidence } from '@/lib/steps/crud/step';
import type { HealthEvidence } from '@/lib/steps/health/step';
import { intervalsOf } from '@/lib/steps/latency/compare-sides';
import type { LatencyEvidence } from '@/lib/steps/latency/step';
import { summarise } from '@/lib/steps/latency/summarise';
import { TranslateProvider } from '../i18n/translate-provider';
import { CrudView } from './crud';
import { HealthView } from './health';
import { LatencyView } from './latency';
import { TestRunView } from './test-run';

const languages = [['en'], ['es']] as const;
const crud: CrudEvidence = {
  startedAt: 0,
  endedAt: 1,
  tables: [
    {
      table: 'public.tenants',
      door: 'pooler',
      operations: [
        { operation: 'create', isOk: true, ms: 3.25, original: null, sqlState: null },
        {
          operation: 'update',
          isOk: false,
          ms: 1,
          original: 'permission denied for <b>tenants</b>',
          sqlState: '42501',
        },
      ],
      rules: [{ rule: 'unique', name: 'tenants_tenant_id_key', outcome: 'held', original: null }],
      skipped: null,
    },
    {
      table: 'public.odd',
      door: 'session',
      operations: [],
      rules: [],
      skipped: { reason: 'type', subject: 'x pg_lsn' },
    },
  ],
  concurrency: {
    clients: 10,
    table: 'public.tenants',
    succeeded: 9,
    ms: 80,
    original: 'too many connections',
  },
  leftovers: { removedBefore: 2, remaining: [], byTriggers: [] },
  stopped: null,
};
const tests: TestRun = {
  kind: 'unit',
  command: 'make test-unit',
  folder: '/backend',
  only: null,
  exitCode: 1,
  signal: null,
  endedBy: 'itself',
  ms: 1234,
  report: {
    runner: 'pytest',
    counts: { passed: 1, failed: 1, skipped: 0 },
    tests: [{ name: 'tests/a.py::test_<x>', outcome: 'failed' }],
    names: 'failed',
  },
  comparison: {
    by: 'name',
    passedBefore: 2,
    stillPassing: 1,
    newlyFailing: ['tests/a.py::test_<x>'],
    newlyPassing: [],
    newlySkipped: [],
    missing: ['tests/a.py::test_gone'],
  },
  needed: 0.9,
  neededBecause: 'known to be flaky',
  outputId: 'x',
  droppedLines: 0,
};
const latency: LatencyEvidence = {
  startedAt: 0,
  endedAt: 1,
  mode: 'fixed-rate',
  rate: 20,
  limitMs: 200,
  hasSource: false,
  results: [],
  comparisons: [],
  floors: [],
  connects: [],
  sweep: null,
  failures: [],
  stopped: null,
};
const answer: HealthEvidence['live'] = {
  url: 'http://127.0.0.1:8002/health/live',
  status: 200,
  ms: 3,
  contentType: 'application/json',
  body: '{"status":"healthy"}',
  json: { status: 'healthy' },
  problem: null,
  original: null,
};
const health: HealthEvidence = {
  live: answer,
  ready: { ...answer, url: 'http://127.0.0.1:8002/health/ready', status: null, problem: 'refused', body: '' },
  services: { database: 'ok', redis: 'unknown', pms: 'unknown' },
  assertions: [],
  attempts: 1,
  waitedMs: 10,
  limitMs: 1000,
};

const render = (locale: Locale, view: ReactNode) =>
  renderToStaticMarkup(
    <TranslateProvider locale={locale} messages={clientMessages(locale)}>
      {view}
    </TranslateProvider>,
  );

describe.each(languages)('evidence in %s', (locale) => {
  const t = translator(locale);

  it('shows tables, operations, rules and what was left out, foreign text as text', () => {
    const page = render(locale, <CrudView evidence={crud} t={t} />);
    expect(page).toContain('permission denied for &lt;b&gt;tenants&lt;/b&gt;');
    expect(page).toContain('tenants_tenant_id_key');
    expect(page).toContain('pg_lsn');
    expect(page).not.toMatch(/testing\.|\{count|\{table/);
  });

  it('shows the command, the counts and what changed by name', () => {
    const page = render(locale, <TestRunView evidence={tests} t={t} />);
    expect(page).toContain('make test-unit');
    expect(page).toContain('test_&lt;x&gt;');
    expect(page).toContain('test_gone');
    expect(page).toContain('known to be flaky');
    expect(page).not.toMatch(/testing\.|\{passed|\{code/);
  });

  it('shows at a fixed rate both the response time and the service time', () => {
    const sample = (ms: number) => Array.from({ length: 100 }, (_, i) => ({ at: i, ms: ms + i / 100 }));
    const [response, service] = [summarise(sample(40)), summarise(sample(7))];
    if (!response || !service) throw new Error('nothing');
    const intervals = intervalsOf(sample(40).map(({ ms }) => ms));
    const result = { workload: 'select1', side: 'target', ...response, intervals } as const;
    const page = (own: LatencyEvidence['results'][number]['service']) =>
      render(locale, <LatencyView evidence={{ ...latency, results: [{ ...result, service: own }] }} t={t} />);
    const both = page(service.stats);
    expect(both).toContain(t('testing.latency.table.response'));
    expect(both).toContain(t('testing.latency.table.service'));
    expect(both).toContain(`>${t('testing.chart.number', { value: service.stats.max })}<`);
    expect(page(null)).not.toContain(t('testing.latency.table.service'));
    expect(both).not.toMatch(/testing\.|\{limit/);
  });

  it('shows a measurement without a sample as one', () => {
    const page = render(locale, <LatencyView evidence={{ ...latency, stopped: 'lost' }} t={t} />);
    expect(page).toContain(t('testing.latency.table.empty'));
    expect(page).not.toContain('NaN');
  });

  it('shows the answers as they came', () => {
    const page = render(locale, <HealthView evidence={health} t={t} />);
    expect(page).toContain('/health/ready');
    expect(page).toContain('healthy');
    expect(page).not.toMatch(/testing\.|\{url/);
  });
});
