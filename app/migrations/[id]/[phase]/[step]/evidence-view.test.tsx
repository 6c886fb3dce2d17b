import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TranslateProvider } from '@/components/i18n/translate-provider';
import { clientMessages } from '@/lib/i18n/client-messages';
import { LOCALES } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translate';
import { STEP_IDS, type StepId } from '@/lib/plan/step-id';
import { EvidenceView } from './evidence-view';

/** What damage, or another version, may have left where a step's evidence belongs. */
const SHAPES: readonly unknown[] = [
  {},
  null,
  [],
  'a text',
  42,
  true,
  [null],
  { kind: 'done' },
  { kind: 'manual' },
  { kind: null, tables: {}, copies: 3, results: [null], files: [{}], report: [], target: null, tools: 'x' },
  // What an older version of some steps wrote: the outer names are there, the inner ones are not.
  { report: { rungs: null, endpoint: {} }, attempts: [] },
  { target: { report: { rungs: [{}], endpoint: null }, attempts: null }, session: {}, project: {} },
  { results: [{ workload: 'select1', side: 'target', stats: {} }], comparisons: {}, sweep: { knee: null } },
  { tables: [{ table: { name: 'x' }, operations: 'create' }], leftovers: null, concurrency: [] },
  { files: [{ path: { text: 'x' }, diff: 7 }], diff: [], file: {} },
];

function drawn(stepId: StepId, evidence: unknown, locale: (typeof LOCALES)[number] = 'en'): string {
  const t = translator(locale);
  return renderToStaticMarkup(
    <TranslateProvider locale={locale} messages={clientMessages(locale)}>
      <EvidenceView stepId={stepId} evidence={evidence} t={t} locale={locale} />
    </TranslateProvider>,
  );
}

describe('evidence of another shape', () => {
  it.each(STEP_IDS.map((id) => [id]))('%s: its page stands, and the raw data can be copied', (id) => {
    for (const shape of SHAPES) {
      for (const locale of LOCALES) {
        expect(drawn(id, shape, locale)).toContain(translator(locale)('app.step.rawEvidence'));
      }
    }
  });

  it('says so, and what to do', () => {
    for (const locale of LOCALES) {
      const t = translator(locale);
      const html = drawn('latency', { results: [{}] }, locale);
      expect(html).toContain(t('app.step.otherVersionTitle'));
      expect(html).toContain(t('app.step.otherVersion'));
      expect(html).toContain('&quot;results&quot;');
    }
  });

  it('finds an object where a text belongs, also in what the browser draws', () => {
    const copies = [{ original: { path: '.env' }, copy: {}, sha256: {}, mode: {}, bytes: {} }];
    expect(drawn('backup', { kind: 'done', copies, missing: [] })).toContain('&quot;copies&quot;');
  });
});
