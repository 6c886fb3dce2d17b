import type { Metadata } from 'next';
import { PageHeader } from '@/components/frame/page-header';
import { AuditList } from '@/components/overview/audit-list';
import { BoardTable } from '@/components/report/board-table';
import { IssueTable } from '@/components/report/issue-table';
import { RiskTable } from '@/components/report/risk-table';
import { RollbackNote } from '@/components/report/rollback-note';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { auditSentence } from '@/lib/report/audit-sentence';
import { buildReport } from '@/lib/report/build-report';
import { readReportFacts } from '@/lib/report/read-report-facts';
import { reportTranslator } from '@/lib/report/report-translate';
import { listAudit } from '@/lib/store/audit';
import { requireViewer } from '@/lib/web/auth/viewer';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { loadMigration } from './load-migration';
import { MigrationFrame } from './migration-frame';
import { nextStep } from './next-step';
import { OverviewGates } from './overview-gates';
import { StatedItems } from './stated-items';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('app.migration.overview') };
}

const TONE = { success: 'success', partial: 'warning', failed: 'danger' } as const;
const DEEDS = 40;
const ISSUES = 20;

/** Where the migration stands: gates, success criteria, risks, open issues, and who did what. */
export default async function OverviewPage({ params }: Props) {
  const viewer = await requireViewer();
  const { id } = await params;
  const { migration, steps, runs } = await loadMigration(id);
  const locale = await viewerLocale();
  const t = reportTranslator(locale);
  const facts = await readReportFacts(migration, { steps, runs });
  const report = buildReport(facts, new Date());
  const operator = viewer.role === 'operator' ? viewer.name : null;
  const context = { report, locale, t };
  const open = report.issues.filter((issue) => issue.status !== 'RESOLVED');
  const deeds = (await listAudit(id, DEEDS)).map((entry) => ({
    id: entry.id,
    at: entry.at.getTime(),
    actor: entry.actor,
    text: t(auditSentence(entry.deed, entry.detail)),
  }));
  const places = [
    ...(['report', 'issues', 'monitor'] as const),
    // These two are not for reviewers, who would only be sent away from them.
    ...(operator === null ? [] : (['share', 'settings'] as const)),
  ];
  return (
    <MigrationFrame migration={migration} steps={steps}>
      <PageHeader
        t={t}
        crumbs={[{ label: t('app.list.title'), href: '/migrations' }, { label: migration.name }]}
        title={migration.name}
        lead={t(report.verdict.rule)}
        state={
          <>
            <Badge tone={TONE[report.verdict.status]}>
              {t(`report.overview.now.${report.verdict.status}`)}
            </Badge>
            <Badge tone="neutral">{t(`app.kind.${migration.kind}`)}</Badge>
          </>
        }
        next={nextStep(id, steps, t)}
        actions={places.map((place) => (
          <LinkButton key={place} href={`/migrations/${id}/${place}`}>
            {t(`report.overview.go.${place}`)}
          </LinkButton>
        ))}
      />
      {operator ? null : (
        <div className="mb-5">
          <Callout tone="info" title={t('report.role.reviewer')}>
            {t('report.role.reviewerText')}
          </Callout>
        </div>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <div className="min-w-0 space-y-5">
          <Card id="gates" title={t('report.overview.gates')} description={t('report.overview.gatesLead')}>
            <OverviewGates {...context} facts={facts} operator={operator} />
          </Card>
          <Card id="risks" title={t('report.risk.title')}>
            <RiskTable {...context} />
          </Card>
        </div>
        <div className="min-w-0 space-y-5">
          <Card id="board" title={t('report.board.title')} description={t('report.board.lead')}>
            <BoardTable {...context} />
            {operator ? <StatedItems migrationId={id} operator={operator} t={t} /> : null}
          </Card>
          <Card id="issues" title={t('report.overview.openIssues')}>
            <IssueTable {...context} report={{ ...report, issues: open.slice(0, ISSUES) }} />
            {open.length > ISSUES ? (
              <a
                className="text-link mt-2 inline-flex min-h-6 items-center text-sm"
                href={`/migrations/${id}/issues`}
              >
                {t('report.overview.allIssues', { count: open.length })}
              </a>
            ) : null}
          </Card>
          <Card id="rollback" title={t('report.section.rollback')}>
            <RollbackNote {...context} isOperator={operator !== null} />
          </Card>
          <Card id="audit" title={t('report.overview.audit')}>
            <AuditList rows={deeds} t={t} />
          </Card>
        </div>
      </div>
    </MigrationFrame>
  );
}
