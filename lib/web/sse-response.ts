const PING_MS = 15_000;
/** Bytes that may wait for a reader; then whoever writes waits, too. */
const MOST_WAITING = 256 * 1024;
/** ms for which a reader may take nothing while something waits for it; a browser comes back by itself. */
const MOST_STALLED = 60_000;

/** Resolves when the reader has room for more: whoever awaits it keeps no more in memory than one message. */
type Send = (text: string) => Promise<void>;

interface Options {
  readonly request: Request;
  /** Writes messages until there are no more or the signal aborts. */
  readonly write: (send: Send, signal: AbortSignal) => Promise<void>;
  /** Called once when the stream is over, however it ended. */
  readonly letGo: () => void;
  readonly mostStalled?: number;
}

/** Waits for room, for the end of the stream, or rejects when there was none for too long. */
function room(onRoom: (wake: () => void) => void, signal: AbortSignal, mostStalled: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the reader takes nothing')), mostStalled);
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    signal.addEventListener('abort', wake, { once: true });
    onRoom(wake);
  });
}

/**
 * Server-sent events: pings every quarter of a minute, ends with the reader, is never held back by a proxy, and fills no
 * memory for a reader that does not read.
 */
export function sseResponse({ request, write, letGo, mostStalled = MOST_STALLED }: Options): Response {
  const stop = new AbortController();
  const { signal } = stop;
  request.signal.addEventListener('abort', () => stop.abort(), { once: true });
  const encoder = new TextEncoder();
  let wake = () => {};
  const serve = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const isFull = () => (controller.desiredSize ?? 0) <= 0;
    const send: Send = (text) => {
      if (signal.aborted) return Promise.resolve();
      controller.enqueue(encoder.encode(text));
      if (!isFull()) return Promise.resolve();
      return room(
        (woken) => {
          wake = woken;
        },
        signal,
        mostStalled,
      );
    };
    const ping = setInterval(() => {
      // Not by `send`, whose wait for room is the writer's.
      if (!signal.aborted && !isFull()) controller.enqueue(encoder.encode('event: ping\ndata:\n\n'));
    }, PING_MS);
    try {
      await send('retry: 1000\n\n');
      await write(send, signal);
      controller.close();
    } catch {
      // The state database went away, or the reader left or stalled: the browser comes back with the last id it has.
      if (!signal.aborted) controller.error(new Error('the stream broke'));
    } finally {
      clearInterval(ping);
      letGo();
      stop.abort();
    }
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      // Not awaited: the stream asks for more only after its start.
      start: (controller) => void serve(controller),
      pull: () => wake(),
      cancel: () => stop.abort(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
  );
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
