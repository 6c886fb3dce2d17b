import type { Metadata } from 'next';
import { PageHeader } from '@/components/frame/page-header';
import { AuditList } from '@/components/overview/audit-list';
import { NeedList } from '@/components/overview/need-list';
import { Summary } from '@/components/overview/summary';
import { Urgent } from '@/components/overview/urgent';
import { BoardTable } from '@/components/report/board-table';
import { isFreshReport } from '@/components/report/is-fresh-report';
import { IssueTable } from '@/components/report/issue-table';
import { RiskTable } from '@/components/report/risk-table';
import { RollbackNote } from '@/components/report/rollback-note';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Clip } from '@/components/ui/clip';
import { LinkButton } from '@/components/ui/link-button';
import { auditSentence } from '@/lib/report/audit-sentence';
import { buildReport } from '@/lib/report/build-report';
import { readReportFacts } from '@/lib/report/read-report-facts';
import { reportTranslator } from '@/lib/report/report-translate';
import { listAudit } from '@/lib/store/audit';
import { requireViewer } from '@/lib/web/auth/viewer';
import { readAlerts } from '@/lib/web/history/read-alerts';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { loadMigration } from './load-migration';
import { MigrationFrame } from './migration-frame';
import { needsOf } from './needs';
import { NextUp } from './next-up';
import { OverviewGates } from './overview-gates';
import { Picture } from './picture';
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

/** How many entries are in each of the states. */
function counted<State extends string>(
  entries: readonly { readonly state: string }[],
  states: readonly State[],
) {
  return Object.fromEntries(
    states.map((state) => [state, entries.filter((entry) => entry.state === state).length]),
  );
}

/** Where the migration stands, in one picture: what is next, what needs a person; the rest opens on a click. */
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
  const alerts = await readAlerts(migration);
  // What was rolled back is out of date on purpose.
  const isBack = report.verdict.rolledBack != null;
  const needs = needsOf(id, steps, facts.waivers, t).filter(({ state }) => !(isBack && state === 'stale'));
  const isFresh = isFreshReport(report);
  return (
    <MigrationFrame migration={migration} steps={steps} hasTrack>
      <PageHeader
        t={t}
        crumbs={[{ label: t('app.list.title'), href: '/migrations' }, { label: migration.name }]}
        title={migration.name}
        state={
          <>
            {isFresh ? (
              <Badge tone="neutral">{t('run.stepState.not-started.label')}</Badge>
            ) : isBack ? (
              <Badge tone="neutral">{t('report.overview.now.rolledBack')}</Badge>
            ) : (
              <Badge tone={TONE[report.verdict.status]}>
                {t(`report.overview.now.${report.verdict.status}`)}
              </Badge>
            )}
            <Badge tone="neutral">{t(`app.kind.${migration.kind}`)}</Badge>
          </>
        }
        actions={places.map((place) => (
          <LinkButton
            key={place}
            variant="ghost"
            className="max-lg:pr-5 max-lg:pl-0"
            href={`/migrations/${id}/${place}`}
          >
            {t(`report.overview.go.${place}`)}
          </LinkButton>
        ))}
      />
      <div className="space-y-4">
        {operator ? null : (
          <Callout tone="info" title={t('report.role.reviewer')}>
            {t('report.role.reviewerText')}
          </Callout>
        )}
        <Urgent
          migrationId={id}
          alerts={alerts.map(({ message }) => t(message))}
          needs={needs.length}
          canRollBack={operator !== null && !isFresh}
          t={t}
        />
        <Picture migration={migration} steps={steps} {...context} />
        <NextUp migrationId={id} steps={steps} waivers={facts.waivers} isFresh={isFresh} {...context} />
        {needs.length > 0 ? (
          <Card id="needs" title={t('report.overview.needs.title')}>
            {/* Of many the first few are enough to begin with: the picture and the parts below stay in reach. */}
            <Clip size="list" label={t('report.overview.needs.title')}>
              <NeedList needs={needs} />
            </Clip>
          </Card>
        ) : null}
        <div className="space-y-2">
          <Summary
            id="gates"
            title={t('report.overview.gates')}
            said={t('report.overview.said.gates', {
              signed: new Set(report.signOffs.filter(({ isCurrent }) => isCurrent).map(({ phase }) => phase))
                .size,
              phases: report.phases.filter((phase) => phase.id !== 'rollback').length,
            })}
          >
            <p className="max-w-prose text-sm text-ink-muted">{t('report.overview.gatesLead')}</p>
            <OverviewGates {...context} facts={facts} operator={operator} />
          </Summary>
          <Summary
            id="board"
            title={t('report.board.title')}
            said={t('report.overview.said.board', counted(report.board, ['pass', 'warn', 'fail', 'open']))}
          >
            <p className="mb-3 max-w-prose text-sm text-ink-muted">{t('report.board.lead')}</p>
            <BoardTable {...context} />
            {operator ? <StatedItems migrationId={id} operator={operator} t={t} /> : null}
          </Summary>
          <Summary
            id="risks"
            title={t('report.risk.title')}
            said={t(
              'report.overview.said.risks',
              counted(report.risks, ['settled', 'watch', 'happened', 'open']),
            )}
          >
            <RiskTable {...context} />
          </Summary>
          <Summary
            id="issues"
            title={t('report.overview.openIssues')}
            said={t('report.issue.count', { count: open.length })}
          >
            <IssueTable {...context} report={{ ...report, issues: open.slice(0, ISSUES) }} />
            {open.length > ISSUES ? (
              <a
                className="text-link mt-2 inline-flex min-h-6 items-center text-sm"
                href={`/migrations/${id}/issues`}
              >
                {t('report.overview.allIssues', { count: open.length })}
              </a>
            ) : null}
          </Summary>
          <Summary
            id="rollback"
            title={t('report.section.rollback')}
            said={t(
              report.rollback.isRehearsed ? 'report.rollback.rehearsed' : 'report.rollback.notRehearsed',
            )}
          >
            <RollbackNote {...context} isOperator={operator !== null} />
          </Summary>
          <Summary
            id="audit"
            title={t('report.overview.audit')}
            said={deeds[0] ? `${deeds[0].actor} ${deeds[0].text}` : t('report.overview.noAudit')}
          >
            <AuditList rows={deeds} t={t} />
          </Summary>
        </div>
      </div>
    </MigrationFrame>
  );
}
