import { currentViewer } from '@/lib/auth/viewer';
import { viewerLocale, viewerTranslate } from '@/lib/i18n/viewer-locale';
import { PANEL_PARTS } from '@/lib/monitor/panel-card';
import { readPart } from '@/lib/monitor/read-part';
import { findMigration } from '@/lib/store/migrations';

/** One part of the monitoring page as it is now, for operators: it costs the target a connection. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const viewer = await currentViewer();
  const migration = viewer?.role === 'operator' ? await findMigration(id) : null;
  const wanted = new URL(request.url).searchParams.get('part') ?? 'target';
  const part = PANEL_PARTS.find((name) => name === wanted);
  if (!migration || !part) return new Response('Not found', { status: 404 });
  const viewing = { locale: await viewerLocale(), t: await viewerTranslate() };
  return Response.json(await readPart(migration, part, viewing), {
    headers: { 'cache-control': 'no-store' },
  });
}
