import { planOf, writePlan } from '@/lib/runs/plan-file/write-plan';
import { readChecklist } from '@/lib/runs/read-checklist';
import { findMigration } from '@/lib/store/migrations';
import { currentViewer } from '@/lib/web/auth/viewer';

/** The plan of a migration as a YAML file for git. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const migration = (await currentViewer()) ? await findMigration(id) : null;
  if (!migration) return new Response('Not found', { status: 404 });
  const { steps } = await readChecklist(migration);
  return new Response(writePlan(planOf(migration, steps)), {
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': 'attachment; filename="plan.yml"',
      'cache-control': 'no-store',
    },
  });
}
