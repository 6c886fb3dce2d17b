import { findMigration } from '@/lib/store/migrations';
import { currentViewer } from '@/lib/web/auth/viewer';
import { PANEL_PARTS } from '@/lib/web/monitor/panel-card';
import { readPart } from '@/lib/web/monitor/read-part';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';

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
