import { changeFeed } from '@/lib/runs/change-feed';
import { takeStream } from '@/lib/runs/take-stream';
import { currentViewer } from '@/lib/web/auth/viewer';
import { sseResponse } from '@/lib/web/sse-response';

export const dynamic = 'force-dynamic';

/** Which migrations changed, as server-sent events with their ids: the browser's copies are read anew. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return new Response('Not found', { status: 404 });
  const letGo = takeStream(viewer.sessionId);
  if (!letGo) return new Response('Too many streams of one session.', { status: 429 });
  return sseResponse({
    request,
    letGo,
    write: async (send, signal) => {
      for await (const changed of changeFeed(signal)) await send(`data: ${JSON.stringify(changed)}\n\n`);
    },
  });
}
