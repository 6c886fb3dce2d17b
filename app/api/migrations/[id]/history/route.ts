import { findMigration } from '@/lib/store/migrations';
import { currentViewer } from '@/lib/web/auth/viewer';
import { historyCsv } from '@/lib/web/history/history-csv';
import { presentHistory } from '@/lib/web/history/present-history';
import { RANGE_IDS } from '@/lib/web/history/ranges';
import { readHistoryFacts } from '@/lib/web/history/read-history-facts';
import { viewerTranslate } from '@/lib/web/viewer-locale';

const HEADERS = { 'cache-control': 'no-store' };

/** What the monitoring remembers, for a range, as JSON for its page or as CSV. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const migration = (await currentViewer()) ? await findMigration(id) : null;
  const { searchParams } = new URL(request.url);
  const wanted = searchParams.get('range') ?? '15m';
  const range = RANGE_IDS.find((one) => one === wanted);
  if (!migration || !range) return new Response('Not found', { status: 404 });
  const facts = await readHistoryFacts(migration, range);
  if (searchParams.get('format') !== 'csv')
    return Response.json(presentHistory(facts, await viewerTranslate()), { headers: HEADERS });
  return new Response(historyCsv(facts.points), {
    headers: {
      ...HEADERS,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="monitoring-${range}.csv"`,
    },
  });
}
