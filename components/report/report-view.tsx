import type { ReactNode } from 'react';
import { formatInstant } from '@/lib/i18n/format/format-instant';
import { BoardTable } from './board-table';
import { ClosingSections } from './closing-sections';
import { CostSection } from './cost-section';
import { LatencySection } from './latency-section';
import { MeasuredSections } from './measured-sections';
import { PeopleSections } from './people-sections';
import { MetricsTable, StepsByPhase } from './phase-table';
import { PlacesList } from './places-list';
import type { ReportContext } from './report-context';
import { ReportHead } from './report-head';
import { ReportSection } from './report-section';
import { RiskTable } from './risk-table';

/**
 * The whole report, from the server, without a line of script: the same for the operator, for a reviewer behind a
 * link, and for the printer.
 */
export function ReportView({ after, ...context }: ReportContext & { readonly after?: ReactNode }) {
  const { report, t, locale } = context;
  return (
    <article lang={locale} className="space-y-5 break-words [print-color-adjust:exact] print:space-y-6">
      <ReportHead {...context} />
      <ReportSection id="board" title={t('report.board.title')} lead={t('report.board.lead')}>
        <BoardTable {...context} />
      </ReportSection>
      <ReportSection id="metrics" title={t('report.section.metrics')}>
        <MetricsTable {...context} />
      </ReportSection>
      <ReportSection id="performance" title={t('report.section.performance')}>
        <div className="space-y-4">
          <PlacesList {...context} />
          <LatencySection {...context} />
        </div>
      </ReportSection>
      <MeasuredSections {...context} />
      <PeopleSections {...context} />
      <ReportSection id="risks" title={t('report.risk.title')}>
        <RiskTable {...context} />
      </ReportSection>
      <ReportSection id="cost" title={t('report.section.cost')}>
        <CostSection {...context} />
      </ReportSection>
      <ReportSection id="steps" title={t('report.section.phases')}>
        <StepsByPhase {...context} />
      </ReportSection>
      <ClosingSections {...context} />
      {after}
      <p className="text-xs text-ink-muted">
        {t('report.field.madeAt')}: {formatInstant(report.madeAt, locale)} · {t('common.product')}
      </p>
    </article>
  );
}
