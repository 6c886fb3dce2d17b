import { findMigration } from '@/lib/store/migrations';
import { listWatchSpans } from '@/lib/store/watch';
import { currentViewer } from '@/lib/web/auth/viewer';
import { presentWatch } from '@/lib/web/monitor/present-watch';
import { viewerTranslate } from '@/lib/web/viewer-locale';

/** What the downtime watch of a migration has seen so far. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const migration = (await currentViewer()) ? await findMigration(id) : null;
  if (!migration) return new Response('Not found', { status: 404 });
  const view = presentWatch(await listWatchSpans(id), await viewerTranslate());
  return Response.json(view, { headers: { 'cache-control': 'no-store' } });
}
