import { currentViewer } from '@/lib/auth/viewer';
import { viewerLocale, viewerTranslate } from '@/lib/i18n/viewer-locale';
import { presentPanel } from '@/lib/monitor/present-panel';
import { readTargetPanel } from '@/lib/monitor/read-target-panel';
import { findMigration } from '@/lib/store/migrations';
import { redactText } from '@/lib/vault/redact-text';

/** What the monitoring panel shows now, for operators: it costs the target a connection. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const viewer = await currentViewer();
  const migration = viewer?.role === 'operator' ? await findMigration(id) : null;
  if (!migration) return new Response('Not found', { status: 404 });
  const t = await viewerTranslate();
  const headers = { 'cache-control': 'no-store' };
  try {
    const panel = await readTargetPanel(id);
    if (!panel) return Response.json({ cards: [], problem: t('testing.monitor.noTarget') }, { headers });
    return Response.json({ cards: presentPanel(panel, await viewerLocale(), t), problem: null }, { headers });
  } catch (error) {
    const original = redactText(error instanceof Error ? error.message : String(error));
    return Response.json({ cards: [], problem: t('testing.monitor.refused', { original }) }, { headers });
  }
}
