import type { Locale } from '@/lib/i18n/locale';
import type { RunEvent } from '@/lib/plan/run-event';
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

/** Readers at the same place get the same page: its words are made once for each language. */
const written = new WeakMap<readonly RunEvent[], Map<Locale, string>>();

function messages(events: readonly RunEvent[], locale: Locale): string {
  const known = written.get(events) ?? new Map<Locale, string>();
  written.set(events, known);
  const text =
    known.get(locale) ??
    events
      .map((event) => `id: ${event.seq}\ndata: ${JSON.stringify(presentEvent(event, locale))}\n\n`)
      .join('');
  known.set(locale, text);
  return text;
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
        await send(messages(events, locale));
      }
      if (!signal.aborted) await send('event: end\ndata:\n\n');
    },
  });
}
