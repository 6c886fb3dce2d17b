import type { Metadata } from 'next';
import { PageHeader } from '@/components/frame/page-header';
import { PrintButton } from '@/components/report/print-button';
import { ReportView } from '@/components/report/report-view';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { buildReport } from '@/lib/report/build-report';
import { readReportFacts } from '@/lib/report/read-report-facts';
import { reportTranslator } from '@/lib/report/report-translate';
import { requireViewer } from '@/lib/web/auth/viewer';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { loadMigration } from '../load-migration';
import { MigrationFrame } from '../migration-frame';
import { Downloads } from './downloads';
import { RecheckForm } from './recheck-form';

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ issues?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('report.title') };
}

/** The report as it stands now; the frozen ones are behind share links and in the files of the report step. */
export default async function ReportPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const { id } = await params;
  const { migration, steps, runs } = await loadMigration(id);
  const locale = await viewerLocale();
  const t = reportTranslator(locale);
  const report = buildReport(await readReportFacts(migration, { steps, runs }), new Date());
  return (
    <MigrationFrame migration={migration} steps={steps}>
      <PageHeader
        t={t}
        crumbs={[
          { label: t('app.list.title'), href: '/migrations' },
          { label: migration.name, href: `/migrations/${id}` },
          { label: t('report.title') },
        ]}
        title={t('report.of', { name: migration.name })}
        actions={
          <>
            <PrintButton label={t('report.page.print')} />
            {viewer.role === 'operator' ? (
              <LinkButton variant="primary" href={`/migrations/${id}/share`}>
                {t('report.page.share')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {viewer.role === 'operator' ? null : (
        <div className="mb-5" data-print="hidden">
          <Callout tone="info" title={t('report.role.reviewer')}>
            {t('report.role.reviewerText')}
          </Callout>
        </div>
      )}
      <div className="mb-5 flex flex-wrap items-center gap-3" data-print="hidden">
        <Downloads migrationId={id} t={t} />
        {viewer.role === 'operator' ? (
          <RecheckForm
            migrationId={id}
            label={t('report.page.recheck')}
            pendingLabel={t('report.page.rechecking')}
          />
        ) : null}
      </div>
      <ReportView report={report} locale={locale} t={t} isWhole={(await searchParams).issues === 'all'} />
    </MigrationFrame>
  );
}
