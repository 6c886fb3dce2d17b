import { type Change, parseChange } from './apply-change';
import { type Connection, EventStream } from './event-stream';

const NAME = 'mudanza-changes';
const ADDRESS = '/api/changes';

/** What the tab that holds the stream tells the others; `ask` is what a new tab says, and its answer is for it alone. */
type Told =
  | { readonly kind: 'ask'; readonly tab: number }
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'connection'; readonly connection: Connection; readonly to?: number };

export interface ChangeListener {
  readonly onChange: (change: Change) => void;
  readonly onConnection: (connection: Connection) => void;
}

/** The parts of the browser that tabs share; tests bring their own. */
export interface TabTools {
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly channel: () => BroadcastChannel;
  readonly openStream: (listener: ChangeListener) => { retryNow(): void; close(): void };
}

function openStream({ onChange, onConnection }: ChangeListener) {
  const stream = new EventStream<Change>({
    url: () => ADDRESS,
    parse: parseChange,
    onEvents: (changes) => onChange([...new Set(changes.flat())]),
    onConnection,
    // Frames do not come in a hidden tab, and the other tabs wait for this one.
    schedule: (work) => setTimeout(work, 0),
  });
  stream.start();
  return stream;
}

const BROWSER: TabTools = {
  get locks() {
    return navigator.locks as LockManager | undefined;
  },
  channel: () => new BroadcastChannel(NAME),
  openStream,
};

/** Without locks (a plain-http address in a network) each tab has its own stream, but only while it is looked at. */
function followAlone(listener: ChangeListener, { openStream: open }: TabTools): () => void {
  let stream: ReturnType<TabTools['openStream']> | null = null;
  const look = () => {
    const isSeen = document.visibilityState === 'visible';
    if (isSeen && !stream) stream = open(listener);
    if (!isSeen) {
      stream?.close();
      stream = null;
    }
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    stream?.close();
  };
}

/**
 * Follows the changes of all migrations with one stream for all tabs of a browser: a browser opens six connections to a
 * server and no more, and each live log needs one. Whichever tab holds the lock has the stream and tells the others;
 * when it is closed, the next takes over.
 */
export function followChanges(listener: ChangeListener, tools: TabTools = BROWSER): () => void {
  if (!tools.locks) return followAlone(listener, tools);
  const stop = new AbortController();
  const channel = tools.channel();
  const tell = (told: Told) => channel.postMessage(told);
  const tab = Math.random();
  let isLeading = false;
  let last: Connection | null = null;
  const hear = (connection: Connection) => {
    if (connection === last) return;
    last = connection;
    listener.onConnection(connection);
  };

  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'ask' && isLeading && last)
      tell({ kind: 'connection', connection: last, to: data.tab });
    else if (data.kind === 'change') listener.onChange(data.change);
    else if (data.kind === 'connection' && (data.to ?? tab) === tab) hear(data.connection);
  };
  tell({ kind: 'ask', tab });

  const lead = () =>
    new Promise<void>((resolve) => {
      isLeading = true;
      const stream = tools.openStream({
        onChange: (change) => {
          listener.onChange(change);
          tell({ kind: 'change', change });
        },
        onConnection: (connection) => {
          // A stream that this tab ends is no loss: the next tab opens its own.
          if (stop.signal.aborted) return;
          hear(connection);
          tell({ kind: 'connection', connection });
        },
      });
      const retry = () => stream.retryNow();
      globalThis.addEventListener?.('online', retry);
      stop.signal.addEventListener('abort', () => {
        globalThis.removeEventListener?.('online', retry);
        stream.close();
        resolve();
      });
    });
  tools.locks.request(NAME, { signal: stop.signal }, lead).catch(() => undefined);
  return () => {
    stop.abort();
    channel.close();
  };
}
