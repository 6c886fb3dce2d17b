import { summariseMigration } from '@/app/migrations/[id]/summarise-migration';
import { readChecklist } from '@/lib/runs/read-checklist';
import { migrationRevision } from '@/lib/store/migration-revision';
import { findMigration } from '@/lib/store/migrations';
import { listWaivers } from '@/lib/store/waivers';
import { currentViewer } from '@/lib/web/auth/viewer';
import { readAlerts } from '@/lib/web/history/read-alerts';
import { viewerTranslate } from '@/lib/web/viewer-locale';

/** Where a migration stands: what its pages follow while they are open. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const migration = (await currentViewer()) ? await findMigration(id) : null;
  if (!migration) return new Response('Not found', { status: 404 });
  const revision = await migrationRevision(id);
  const { steps } = await readChecklist(migration);
  const alerts = (await readAlerts(migration)).length;
  const summary = summariseMigration(
    steps,
    await listWaivers(id),
    { revision, alerts },
    new Date(),
    await viewerTranslate(),
  );
  return Response.json(summary, { headers: { 'cache-control': 'no-store' } });
}
