import { readSummary } from '@/app/migrations/[id]/read-summary';
import { readChecklist } from '@/lib/runs/read-checklist';
import { migrationRevision } from '@/lib/store/migration-revision';
import { findMigration } from '@/lib/store/migrations';
import { currentViewer } from '@/lib/web/auth/viewer';

/** Where a migration stands: what its pages follow while they are open. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const migration = (await currentViewer()) ? await findMigration(id) : null;
  if (!migration) return new Response('Not found', { status: 404 });
  const revision = await migrationRevision(id);
  const { steps } = await readChecklist(migration);
  const summary = await readSummary(migration, { steps, revision });
  return Response.json(summary, { headers: { 'cache-control': 'no-store' } });
}
