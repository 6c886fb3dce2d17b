import type { Locale } from '@/lib/i18n/locale';
import { withoutColours } from '@/lib/platform/log/visible-text';
import { presentEvent } from '@/lib/runs/present-event';
import { readEvents } from '@/lib/store/run-events';
import { findRun } from '@/lib/store/runs';
import { currentViewer } from '@/lib/web/auth/viewer';
import { viewerLocale } from '@/lib/web/viewer-locale';

const PAGE = 5_000;
const NOT_LINES = new Set(['progress', 'sample']);

/** Without colours, which hide words in a terminal; what goes on below a line is marked as a part of it. */
const asText = (text: string) => withoutColours(text).replaceAll('\n', '\n    | ');

async function* lines(runId: string, locale: Locale): AsyncGenerator<string> {
  for (let seq = 0; ; ) {
    const events = await readEvents(runId, seq, PAGE);
    for (const event of events.filter(({ stream }) => !NOT_LINES.has(stream))) {
      const { text } = presentEvent(event, locale);
      yield `${event.at.toISOString()} ${event.level.padEnd(5)} ${event.stream.padEnd(9)} ${asText(text)}\n`;
    }
    seq = events.at(-1)?.seq ?? seq;
    if (events.length < PAGE) return;
  }
}

/** The whole log of a run as a text file, streamed; redacted, because it was redacted when it was written. */
export async function GET(_: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  const { runId } = await params;
  const run = (await currentViewer()) ? await findRun(runId) : null;
  if (!run) return new Response('Not found', { status: 404 });
  const source = lines(runId, await viewerLocale());
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await source.return(undefined)),
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${run.stepId}-${run.action}-${run.attempt}.log"`,
      'cache-control': 'no-store',
    },
  });
}
