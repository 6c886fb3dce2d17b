import { isLocale } from '@/lib/i18n/locale';
import { buildReport } from '@/lib/report/build-report';
import { EXPORT_FORMATS, exportReport } from '@/lib/report/exports/export-report';
import { readReportFacts } from '@/lib/report/read-report-facts';
import { readChecklist } from '@/lib/runs/read-checklist';
import { findMigration } from '@/lib/store/migrations';
import { currentViewer } from '@/lib/web/auth/viewer';
import { viewerLocale } from '@/lib/web/viewer-locale';

/** The report as a file: `?format=markdown|json|schema|zip|standup|notes|rollback`, and `&lang=` for another language. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const query = new URL(request.url).searchParams;
  const format = EXPORT_FORMATS.find((name) => name === query.get('format'));
  const migration = (await currentViewer()) ? await findMigration(id) : null;
  if (!migration || !format) return new Response('Not found', { status: 404 });
  const lang = query.get('lang') ?? undefined;
  const locale = isLocale(lang) ? lang : await viewerLocale();
  const now = new Date();
  const facts = await readReportFacts(migration, await readChecklist(migration));
  const file = await exportReport(format, buildReport(facts, now), facts, locale, now);
  return new Response(new Uint8Array(file.content), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
    },
  });
}
