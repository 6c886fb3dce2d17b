import type { IssueEntry } from '@/lib/report/report-schema';
import { IssueTable } from './issue-table';
import type { ReportContext } from './report-context';

/** Issues shown at once: a thousand are no reading, and megabytes to send. */
const MOST = 100;
const ORDER: Record<IssueEntry['status'], number> = { OPEN: 0, MITIGATED: 1, RESOLVED: 2 };

/** The issues; of very many those first that are not resolved, and the way to all of them. */
export function IssueSection(context: ReportContext) {
  const { report, t, isWhole } = context;
  const rest = report.issues.length - MOST;
  if (isWhole || rest <= 0) return <IssueTable {...context} />;
  const issues = report.issues.toSorted((a, b) => ORDER[a.status] - ORDER[b.status]).slice(0, MOST);
  return (
    <>
      <IssueTable {...context} report={{ ...report, issues }} />
      <p className="mt-2 text-sm">
        {t('report.issue.more', { count: rest })}{' '}
        <a
          className="text-link inline-flex min-h-6 items-center"
          href="?issues=all#issues"
          data-print="hidden"
        >
          {t('report.issue.all')}
        </a>
      </p>
    </>
  );
}
