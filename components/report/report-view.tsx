import type { ReactNode } from 'react';
import { formatInstant } from '@/lib/i18n/format/format-instant';
import { BoardTable } from './board-table';
import { ClosingSections } from './closing-sections';
import { Contents } from './contents';
import { CostSection } from './cost-section';
import { FirstPage } from './first-page';
import { LatencySection } from './latency-section';
import { MeasuredSections } from './measured-sections';
import { PeopleSections } from './people-sections';
import { MetricsTable, StepsByPhase } from './phase-table';
import type { ReportContext } from './report-context';
import { ReportSection } from './report-section';
import { RiskTable } from './risk-table';

/** The parts below the first page, in their order. */
function contentsOf({ report, t }: ReportContext) {
  return [
    { id: 'board', title: t('report.board.title') },
    { id: 'metrics', title: t('report.section.metrics') },
    { id: 'performance', title: t('report.section.performance') },
    { id: 'schema', title: t('report.section.schema') },
    { id: 'exposure', title: t('report.section.exposure') },
    { id: 'tests', title: t('report.section.tests') },
    { id: 'watch', title: t('testing.watch.page.watch') },
    { id: 'configuration', title: t('report.section.configuration') },
    { id: 'issues', title: t('report.issue.title') },
    { id: 'lessons', title: t('report.lesson.title') },
    { id: 'recommendations', title: t('report.recommend.title') },
    { id: 'waivers', title: t('report.section.waivers') },
    { id: 'sign-offs', title: t('report.section.signOffs') },
    { id: 'risks', title: t('report.risk.title') },
    { id: 'cost', title: t('report.section.cost') },
    { id: 'rollback', title: t('report.section.rollback') },
    ...(report.rechecks.length > 0 ? [{ id: 'rechecks', title: t('report.section.rechecks') }] : []),
    { id: 'steps', title: t('report.section.phases') },
    { id: 'appendix', title: t('report.section.appendix') },
  ];
}

/**
 * The whole report, in three depths: one sheet, the body with its contents, the appendix with steps and evidence. From the
 * server, without a line of script: the same for the operator, for a reviewer behind a link, and for the printer.
 */
export function ReportView({ after, ...context }: ReportContext & { readonly after?: ReactNode }) {
  const { report, t, locale } = context;
  return (
    <article lang={locale} className="space-y-5 break-words [print-color-adjust:exact] print:space-y-6">
      <FirstPage {...context} />
      <Contents entries={contentsOf(context)} t={t} />
      <ReportSection id="board" title={t('report.board.title')} lead={t('report.board.lead')}>
        <BoardTable {...context} />
      </ReportSection>
      <ReportSection id="metrics" title={t('report.section.metrics')}>
        <MetricsTable {...context} />
      </ReportSection>
      <ReportSection id="performance" title={t('report.section.performance')}>
        <LatencySection {...context} />
      </ReportSection>
      <MeasuredSections {...context} />
      <PeopleSections {...context} />
      <ReportSection id="risks" title={t('report.risk.title')}>
        <RiskTable {...context} />
      </ReportSection>
      <ReportSection id="cost" title={t('report.section.cost')}>
        <CostSection {...context} />
      </ReportSection>
      <ClosingSections {...context}>
        <ReportSection id="steps" title={t('report.section.phases')} isOnNewPage>
          <StepsByPhase {...context} />
        </ReportSection>
      </ClosingSections>
      {after}
      <p className="text-xs text-ink-muted">
        {t('report.field.madeAt')}: {formatInstant(report.madeAt, locale)} · {t('common.product')}
      </p>
    </article>
  );
}
