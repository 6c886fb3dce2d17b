import type { Metadata } from 'next';
import { PageHeader } from '@/components/frame/page-header';
import { Card } from '@/components/ui/card';
import { buildReport } from '@/lib/report/build-report';
import { readReportFacts } from '@/lib/report/read-report-facts';
import { reportTranslator } from '@/lib/report/report-translate';
import { requireViewer } from '@/lib/web/auth/viewer';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { loadMigration } from '../load-migration';
import { MigrationFrame } from '../migration-frame';
import { IssueForm } from './issue-forms';
import { IssueList, issueTexts } from './issue-list';
import { NoteList } from './note-list';

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ page?: string }>;
}

/** Issues drawn at once: a thousand forms would be heavy to send and to read. */
const PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('report.issue.title') };
}

/** The issues log, lessons and recommendations, for editing. */
export default async function IssuesPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const { id } = await params;
  const { migration, steps, runs } = await loadMigration(id);
  const t = reportTranslator(await viewerLocale());
  const facts = await readReportFacts(migration, { steps, runs });
  const report = buildReport(facts, new Date());
  const canEdit = viewer.role === 'operator';
  const pages = Math.max(1, Math.ceil(report.issues.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number((await searchParams).page)) || 1));
  // What waits for words or is open comes first.
  const sorted = report.issues.toSorted((a, b) => Number(a.status !== 'OPEN') - Number(b.status !== 'OPEN'));
  const empty = { title: '', description: '', status: 'OPEN', how: '' } as const;
  const notes = { migrationId: id, notes: facts.notes, canEdit, t };
  return (
    <MigrationFrame migration={migration} steps={steps}>
      <PageHeader
        t={t}
        crumbs={[
          { label: t('app.list.title'), href: '/migrations' },
          { label: migration.name, href: `/migrations/${id}` },
          { label: t('report.issue.title') },
        ]}
        title={t('report.issue.pageTitle')}
        lead={t('report.issue.lead')}
        next={{ label: t('report.title'), href: `/migrations/${id}/report` }}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card
          id="issues"
          title={
            report.issues.length === 0
              ? t('report.issue.title')
              : t('report.issue.count', { count: report.issues.length })
          }
        >
          <IssueList
            migrationId={id}
            entries={sorted.slice((page - 1) * PAGE, page * PAGE)}
            issues={facts.issues}
            canEdit={canEdit}
            t={t}
          />
          {pages > 1 ? (
            <nav
              aria-label={t('report.issue.pages')}
              className="mt-3 flex flex-wrap gap-2 border-t pt-3 text-sm"
            >
              {Array.from({ length: pages }, (_, index) => index + 1).map((number) => (
                <a
                  key={number}
                  href={`?page=${number}`}
                  aria-current={number === page ? 'page' : undefined}
                  className="text-link inline-flex min-h-8 min-w-8 items-center justify-center aria-[current]:font-semibold"
                >
                  {number}
                </a>
              ))}
            </nav>
          ) : null}
          {canEdit ? (
            <details className="mt-3 border-t pt-3">
              <summary className="min-h-8 py-1 text-sm font-medium">{t('report.issue.new')}</summary>
              <div className="mt-2 max-w-xl">
                <IssueForm
                  key={facts.issues.length}
                  hidden={{ migrationId: id, runId: '' }}
                  issue={empty}
                  isNew
                  texts={issueTexts(t, true)}
                />
              </div>
            </details>
          ) : null}
        </Card>
        <div className="space-y-5">
          <Card id="lessons" title={t('report.lesson.title')}>
            <NoteList kind="lesson" entries={report.lessons} {...notes} />
          </Card>
          <Card id="recommendations" title={t('report.recommend.title')}>
            <NoteList kind="recommendation" entries={report.recommendations} {...notes} />
          </Card>
        </div>
      </div>
    </MigrationFrame>
  );
}
