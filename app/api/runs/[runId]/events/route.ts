import { eventFeed } from '@/lib/runs/event-feed';
import { presentEvent } from '@/lib/runs/present-event';
import { takeStream } from '@/lib/runs/take-stream';
import { findRun } from '@/lib/store/runs';
import { currentViewer } from '@/lib/web/auth/viewer';
import { viewerLocale } from '@/lib/web/viewer-locale';

export const dynamic = 'force-dynamic';

const PING_MS = 15_000;

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
  const stop = new AbortController();
  request.signal.addEventListener('abort', () => stop.abort(), { once: true });
  const encoder = new TextEncoder();
  const after = resumeAfter(request);
  const stream = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const ping = setInterval(() => send('event: ping\ndata:\n\n'), PING_MS);
      try {
        send('retry: 1000\n\n');
        for await (const events of eventFeed(runId, after, stop.signal)) {
          const lines = events.map(
            (event) => `id: ${event.seq}\ndata: ${JSON.stringify(presentEvent(event, locale))}\n\n`,
          );
          send(lines.join(''));
        }
        if (!stop.signal.aborted) send('event: end\ndata:\n\n');
        controller.close();
      } catch {
        // The state database went away or the reader left: the browser comes back with the last id it has.
        if (!stop.signal.aborted) controller.error(new Error('the stream broke'));
      } finally {
        clearInterval(ping);
        letGo();
        stop.abort();
      }
    },
    cancel: () => stop.abort(),
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
