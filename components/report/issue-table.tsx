import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/lib/plan/status';
import type { IssueEntry } from '@/lib/report/report-schema';
import type { ReportContext } from './report-context';
import { ReportTable } from './report-table';

const TONE: Record<IssueEntry['status'], Tone> = {
  OPEN: 'danger',
  MITIGATED: 'warning',
  RESOLVED: 'success',
};

/** What went wrong on the way, and what became of it. */
export function IssueTable({ report, t }: ReportContext) {
  return (
    <ReportTable
      caption={t('report.issue.title')}
      rows={report.issues}
      rowKey={(issue, index) => issue.run ?? `${issue.number ?? index}`}
      empty={t('report.issue.none')}
      columns={[
        {
          id: 'number',
          header: t('report.issue.number'),
          isNumeric: true,
          cell: (issue) => issue.number ?? '–',
        },
        {
          id: 'what',
          header: t('report.issue.what'),
          cell: (issue) => (
            <>
              <span className="font-medium">{issue.title ?? (issue.message ? t(issue.message) : '')}</span>
              {issue.step ? (
                <span className="block text-xs text-ink-muted">
                  {t('report.field.stepName', { step: issue.step })}
                </span>
              ) : null}
              {issue.description ? (
                <span className="block whitespace-pre-line">{issue.description}</span>
              ) : null}
            </>
          ),
        },
        {
          id: 'state',
          header: t('report.issue.stateLabel'),
          cell: (issue) => (
            <Badge tone={TONE[issue.status]}>{t(`report.issue.status.${issue.status}`)}</Badge>
          ),
        },
        { id: 'how', header: t('report.issue.how'), cell: (issue) => issue.how || '–' },
      ]}
    />
  );
}
