const PING_MS = 15_000;

interface Options {
  readonly request: Request;
  /** Writes messages until there are no more or the signal aborts. */
  readonly write: (send: (text: string) => void, signal: AbortSignal) => Promise<void>;
  /** Called once when the stream is over, however it ended. */
  readonly letGo: () => void;
}

/** Server-sent events: pings every quarter of a minute, ends with the reader, and is never held back by a proxy. */
export function sseResponse({ request, write, letGo }: Options): Response {
  const stop = new AbortController();
  request.signal.addEventListener('abort', () => stop.abort(), { once: true });
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const ping = setInterval(() => send('event: ping\ndata:\n\n'), PING_MS);
      try {
        send('retry: 1000\n\n');
        await write(send, stop.signal);
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
