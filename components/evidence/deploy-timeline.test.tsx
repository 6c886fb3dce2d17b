import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TranslateProvider } from '@/components/i18n/translate-provider';
import { clientMessages } from '@/lib/i18n/client-messages';
import { translator } from '@/lib/i18n/translate';
import type { SchemaDeployEvidence } from '@/lib/plan/evidence/schema-deploy-evidence';
import { SchemaDeployView } from './schema-deploy';

const entry = (hour: number, outcome: 'deployed' | 'already-there' = 'deployed') => ({
  ...{ at: `2026-01-01T0${hour}:00:00.000Z`, by: `person ${hour}`, outcome, created: hour },
  sha256: `${hour}`.repeat(64),
});
const deploy = (change: Partial<SchemaDeployEvidence>): SchemaDeployEvidence => ({
  ...{ outcome: 'deployed', sha256: '3'.repeat(64), through: 'session', statements: 12, ms: 1_234.6 },
  ...{ slowest: [], created: { table: 2, index: 5 }, createdTotal: 7, altered: 0, removed: 0, lost: [] },
  ...{ hazards: [], record: null, secondPart: [], secondPartFailure: null },
  history: [entry(1), entry(2, 'already-there'), entry(3)],
  ...change,
});

describe.each(['en', 'es'] as const)('deploys in %s', (locale) => {
  const t = translator(locale);
  const draw = (change: Partial<SchemaDeployEvidence> = {}) =>
    renderToStaticMarkup(
      <TranslateProvider locale={locale} messages={clientMessages(locale)}>
        <SchemaDeployView evidence={deploy(change)} t={t} />
      </TranslateProvider>,
    );
  const places = (page: string, ...texts: string[]) => texts.map((text) => page.indexOf(text));

  it('stand on a line in time, the newest above, each with who and what came of it', () => {
    const page = draw();
    const [three = 0, two = 0, one = 0] = places(page, 'person 3', 'person 2', 'person 1');
    expect([three < two, two < one, three > 0]).toEqual([true, true, true]);
    expect(page).toContain(t('schema.view.already-there'));
    expect(page).toContain('dateTime="2026-01-01T01:00:00.000Z"');
    expect(page).not.toMatch(/schema\.view|ui\.|\{count/);
  });

  it('tell of the newest alone what it made, and its file in full', () => {
    const page = draw();
    expect(page.split(t('report.schema.made', { kind: 'table', count: 2 }))).toHaveLength(2);
    expect(page).toContain('3'.repeat(64));
    expect(page).not.toContain('1'.repeat(64));
  });

  it('draw each statement as long as its share of the longest', () => {
    const slowest = [
      { line: 1, label: 'create table a', ms: 40 },
      { line: 9, label: 'create index b', ms: 10 },
    ];
    const widths = [...draw({ slowest }).matchAll(/width:([\d.]+)%/g)].map(([, width]) => Number(width));
    expect(widths).toEqual([100, 25]);
    expect(draw({ slowest: [{ line: 1, label: 'x', ms: 0 }] })).toContain('width:0%');
  });
});
