import type { RunSummary } from '@/components/query/migration-summary';
import { findRunView } from '@/lib/runs/read-runs';
import { currentViewer } from '@/lib/web/auth/viewer';

/** The state of one run. */
export async function GET(_: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  const { runId } = await params;
  const run = (await currentViewer()) ? await findRunView(runId) : null;
  if (!run) return new Response('Not found', { status: 404 });
  const summary: RunSummary = { id: run.id, status: run.status, isTerminal: run.isTerminal };
  return Response.json(summary, { headers: { 'cache-control': 'no-store' } });
}
