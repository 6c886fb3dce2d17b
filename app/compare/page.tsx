import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '@/components/frame/page-header';
import { ReportTable } from '@/components/report/report-table';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button-class';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { EmptyState } from '@/components/ui/empty-state';
import { formatMs } from '@/lib/i18n/format/format-ms';
import { BOARD_IDS } from '@/lib/plan/report-ids';
import type { Tone } from '@/lib/plan/status';
import { readReport } from '@/lib/report/read-report';
import type { BoardEntry, Report } from '@/lib/report/report-schema';
import { reportTranslator } from '@/lib/report/report-translate';
import { listMigrations } from '@/lib/store/migrations';
import { requireViewer } from '@/lib/web/auth/viewer';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { SiteFrame } from '../site-frame';

interface Props {
  readonly searchParams: Promise<{ m?: string | string[] }>;
}

/** Side by side on one screen; more would not be read. */
const MOST = 4;

const TONE: Record<BoardEntry['state'], Tone> = {
  pass: 'success',
  warn: 'warning',
  fail: 'danger',
  waived: 'warning',
  open: 'neutral',
  skipped: 'neutral',
};
const VERDICT = { success: 'success', partial: 'warning', failed: 'danger' } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('report.compare.title') };
}

const p95 = (report: Report) =>
  report.latency?.workloads.find(({ workload }) => workload === 'select1')?.after?.p95;

/** Migrations side by side, e.g. dev, staging and prod of one project: which criteria hold where. */
export default async function ComparePage({ searchParams }: Props) {
  await requireViewer();
  const { m } = await searchParams;
  const wanted = new Set(Array.isArray(m) ? m : m ? [m] : []);
  const locale = await viewerLocale();
  const t = reportTranslator(locale);
  // The oldest first: dev comes before staging, and staging before production.
  const migrations = (await listMigrations()).reverse();
  const chosen = migrations.filter(({ id }) => wanted.has(id)).slice(0, MOST);
  const reports = await Promise.all(chosen.map((migration) => readReport(migration)));
  const column = (report: Report) => ({
    id: report.migration.id,
    header: report.migration.name,
    width: 'min-w-44',
    cell: (row: (typeof BOARD_IDS)[number]) => {
      const entry = report.board.find(({ id }) => id === row);
      return entry ? (
        <>
          <Badge tone={TONE[entry.state]}>{t(`report.board.state.${entry.state}`)}</Badge>
          <span className="mt-0.5 block text-xs text-ink-muted">{t(entry.message)}</span>
        </>
      ) : (
        '–'
      );
    },
  });
  return (
    <SiteFrame>
      <PageHeader
        t={t}
        crumbs={[{ label: t('app.list.title'), href: '/migrations' }, { label: t('report.compare.title') }]}
        title={t('report.compare.title')}
        lead={t('report.compare.lead')}
      />
      <div className="space-y-5">
        <Card id="choose" title={t('report.compare.choose', { most: MOST })}>
          <form className="flex flex-wrap items-center gap-x-5 gap-y-2">
            {migrations.map((migration) => (
              <Checkbox
                key={migration.id}
                name="m"
                value={migration.id}
                defaultChecked={wanted.has(migration.id)}
                label={migration.name}
              />
            ))}
            <button type="submit" className={buttonClass('primary')}>
              {t('report.compare.submit')}
            </button>
          </form>
        </Card>
        {reports.length === 0 ? (
          <EmptyState title={t('report.compare.none')} />
        ) : (
          <>
            <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
              {reports.map((report) => (
                <li key={report.migration.id} className="rounded-lg border bg-surface p-4 shadow-low">
                  <Link className="text-link font-medium" href={`/migrations/${report.migration.id}`}>
                    {report.migration.name}
                  </Link>
                  <p className="mt-1.5">
                    <Badge tone={VERDICT[report.verdict.status]}>
                      {t(`report.status.${report.verdict.status}`)}
                    </Badge>
                  </p>
                  <p className="mt-1 text-sm text-ink-muted">P95 {formatMs(p95(report), locale)}</p>
                </li>
              ))}
            </ul>
            <Card id="criteria" title={t('report.board.title')}>
              <ReportTable
                caption={t('report.board.title')}
                rows={BOARD_IDS}
                rowKey={(row) => row}
                columns={[
                  {
                    id: 'criterion',
                    header: t('report.board.criterion'),
                    cell: (row) => <span className="font-medium">{t(`report.board.row.${row}`)}</span>,
                  },
                  ...reports.map(column),
                ]}
              />
            </Card>
          </>
        )}
      </div>
    </SiteFrame>
  );
}
