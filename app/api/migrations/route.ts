import { listMigrationRows } from '@/app/migrations/list-migration-rows';
import { currentViewer } from '@/lib/web/auth/viewer';
import { viewerTranslate } from '@/lib/web/viewer-locale';

/** The list of migrations, as its page follows it. */
export async function GET(): Promise<Response> {
  if (!(await currentViewer())) return new Response('Not found', { status: 404 });
  const rows = await listMigrationRows(await viewerTranslate());
  return Response.json(rows, { headers: { 'cache-control': 'no-store' } });
}
