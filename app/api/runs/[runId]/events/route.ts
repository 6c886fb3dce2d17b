import { eventFeed } from '@/lib/runs/event-feed';
import { presentEvent } from '@/lib/runs/present-event';
import { takeStream } from '@/lib/runs/take-stream';
import { findRun } from '@/lib/store/runs';
import { currentViewer } from '@/lib/web/auth/viewer';
import { sseResponse } from '@/lib/web/sse-response';
import { viewerLocale } from '@/lib/web/viewer-locale';

export const dynamic = 'force-dynamic';

/** Where the stream goes on: the header that EventSource sends by itself wins over the query. */
function resumeAfter(request: Request): number {
  const text = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? '0';
  const seq = Number(text);
  return Number.isSafeInteger(seq) && seq > 0 ? seq : 0;
}

/** The live log of a run as server-sent events: `id` is the sequence number, so a reload resumes without a gap. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  const { runId } = await params;
  // The same answer for "not signed in" and "no such run": neither says that a run exists.
  const viewer = await currentViewer();
  if (!viewer || !(await findRun(runId))) return new Response('Not found', { status: 404 });
  const letGo = takeStream(viewer.sessionId);
  if (!letGo) return new Response('Too many streams of one session.', { status: 429 });
  const locale = await viewerLocale();
  return sseResponse({
    request,
    letGo,
    write: async (send, signal) => {
      for await (const events of eventFeed(runId, resumeAfter(request), signal)) {
        const lines = events.map(
          (event) => `id: ${event.seq}\ndata: ${JSON.stringify(presentEvent(event, locale))}\n\n`,
        );
        send(lines.join(''));
      }
      if (!signal.aborted) send('event: end\ndata:\n\n');
    },
  });
}
