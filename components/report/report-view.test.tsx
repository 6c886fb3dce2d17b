import '@/lib/steps/registry';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { clientMessages } from '@/lib/i18n/client-messages';
import { LOCALES } from '@/lib/i18n/locale';
import { MigrationSettings } from '@/lib/plan/migration-settings';
import { STEP_IDS, type StepId } from '@/lib/plan/step-id';
import { buildReport } from '@/lib/report/build-report';
import { EXPORT_FORMATS, exportReport } from '@/lib/report/exports/export-report';
import type { ReportFacts } from '@/lib/report/report-facts';
import { Report } from '@/lib/report/report-schema';
import { reportTranslator } from '@/lib/report/report-translate';
import { deriveRun, type RunView } from '@/lib/runs/derive-run';
import { deriveSteps } from '@/lib/runs/derive-steps';
import { TranslateProvider } from '../i18n/translate-provider';
import { ReportView } from './report-view';

const at = new Date('2026-11-24T08:00:00Z');

/** A run that ended well, with whatever stands in its lifecycle events. */
function runOf(stepId: StepId, data: readonly unknown[]): RunView {
  const row = {
    id: '00000000-0000-4000-8000-000000000001',
    migrationId: '00000000-0000-4000-8000-000000000000',
    stepId,
    action: 'run' as const,
    attempt: 1,
    input: {},
    confirmedBasis: null,
    acceptedHazards: [],
    undoes: null,
    requestedBy: 'Ana',
    requestedAt: at,
    runner: 'r',
    cancelRequestedBy: null,
    endedAt: at,
  };
  const event = { at, stream: 'lifecycle' as const, level: 'info' as const, text: '' };
  return deriveRun(
    row,
    data.map((entry, index) => ({ ...event, seq: index + 1, data: entry })),
  );
}

function factsOf(data: readonly unknown[]): ReportFacts {
  const runs = STEP_IDS.map((id) => runOf(id, data));
  const migration = { id: runs[0]?.migrationId ?? '', name: 'Old', kind: 'practice' as const };
  const none: never[] = [];
  return {
    migration: { ...migration, settings: MigrationSettings.parse({}), createdBy: 'Ana', createdAt: at },
    steps: deriveSteps({ runs, kind: 'practice', skips: [], facts: () => ({ needs: [], hasPreview: true }) }),
    runs,
    connections: new Map(),
    ...{ waivers: none, signOffs: none, issues: none, notes: none, statements: none, watched: none },
    ...{ rechecks: none, artifacts: none },
  };
}

const started = { kind: 'started', runner: 'r' };
const ended = { kind: 'ended', status: 'succeeded' };
const pass = { id: 'x', verdict: 'pass', message: { key: 'common.copied' } };
const evidence = (value: unknown, outcomes: unknown = [pass]) => [
  started,
  { kind: 'evidence', evidence: value, outcomes },
  ended,
];

const DAMAGED: readonly [string, readonly unknown[]][] = [
  ['an empty object', evidence({})],
  ['null', evidence(null)],
  ['a list', evidence([])],
  ['a text', evidence('x')],
  ['wrong types', evidence({ report: [], results: {}, files: 'x', after: null, target: 7, copies: [{}] })],
  [
    'what an older version wrote',
    evidence({ report: { counts: { passed: '3' } }, results: [{ workload: 'select1' }], limitMs: '200' }),
  ],
  ['outcomes that are no list', evidence({}, { x: 'pass' })],
  [
    'outcomes of another shape',
    evidence({}, [null, 'pass', { id: 'x', verdict: 'maybe' }, { id: 'y', verdict: 'pass' }]),
  ],
  ['a sentence that is gone', evidence({}, [{ ...pass, message: { key: 'gone.since', params: { a: {} } } }])],
  ['no data', [null, 'text', {}, [], ended]],
  ['an end that is not known', [started, { kind: 'ended', status: 'exploded' }]],
  ['an error of another shape', [started, { kind: 'failed' }, { kind: 'failed', error: { code: 7 } }, ended]],
  ['a code that is not known', [started, { kind: 'failed', error: { code: 'MUD-9999' } }, ended]],
  ['a preview of another shape', [started, { kind: 'preview', preview: { actions: 'x' } }, ended]],
];

describe('the report of runs that damage, or another version, wrote', () => {
  it.each(DAMAGED)('%s: it is built, drawn, printed and packed', async (_, data) => {
    const facts = factsOf(data);
    const report = Report.parse(buildReport(facts, at));
    for (const locale of LOCALES) {
      const t = reportTranslator(locale);
      const html = renderToStaticMarkup(
        <TranslateProvider locale={locale} messages={clientMessages(locale)}>
          <ReportView report={report} locale={locale} t={t} isWhole />
        </TranslateProvider>,
      );
      expect(html).toContain(t('report.risk.title'));
      for (const format of EXPORT_FORMATS) {
        const file = await exportReport(format, report, facts, locale, at);
        expect(file.content.byteLength).toBeGreaterThan(0);
      }
    }
  });

  it('lists every part of itself once, in order, each a way to a titled part', () => {
    for (const locale of LOCALES) {
      const t = reportTranslator(locale);
      const html = renderToStaticMarkup(
        <TranslateProvider locale={locale} messages={clientMessages(locale)}>
          <ReportView report={buildReport(factsOf(evidence({})), at)} locale={locale} t={t} isWhole />
        </TranslateProvider>,
      );
      const [, contents = '', body = ''] = /<nav(.*?)<\/nav>(.*)/s.exec(html) ?? [];
      const listed = [...contents.matchAll(/href="#([^"]+)"[^>]*>([^<]+)</g)].map(([, id, title]) => ({
        id,
        title,
      }));
      const parts = [...body.matchAll(/<section id="([^"]+)".*?<h2[^>]*>([^<]+)</gs)].map(
        ([, id, title]) => ({ id, title }),
      );
      expect(listed.length).toBeGreaterThan(15);
      expect(listed).toEqual(parts);
      // On paper, too: everything else that is navigation is left out there.
      expect(contents).toContain('data-print="kept"');
    }
  });

  it('says nothing that was not measured', () => {
    const report = buildReport(factsOf(evidence({ results: [{ workload: 'select1' }] })), at);
    expect(report).toMatchObject({ latency: null, exposure: null, tests: [], configuration: [] });
  });

  it('never takes a run for passed whose end it cannot read', () => {
    expect(runOf('crud', [started, { kind: 'ended', status: 'exploded' }])).toMatchObject({
      status: 'failed',
      isTerminal: true,
    });
    expect(runOf('crud', evidence({}, [null, pass])).outcomes).toEqual([pass]);
  });
});
