export type Connection = 'connecting' | 'live' | 'reconnecting' | 'ended';

/** The part of the browser’s EventSource that is used; tests bring their own. */
export interface Source {
  onopen: (() => void) | null;
  onmessage: ((message: { data: string }) => void) | null;
  onerror: (() => void) | null;
  addEventListener(type: string, listener: () => void): void;
  close(): void;
}

export interface StreamOptions<Item> {
  /** Address of the stream; what arrived and was not handed on yet counts where it resumes. */
  readonly url: (waiting: readonly Item[]) => string;
  /** Reads one message; null when it is none. */
  readonly parse: (data: string) => Item | null;
  readonly onEvents: (events: readonly Item[]) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly open?: (url: string) => Source;
  /** Collects messages until the next frame, so that 1,000 lines a second are 60 updates, not 1,000. */
  readonly schedule?: (work: () => void) => void;
  readonly setTimer?: (work: () => void, ms: number) => unknown;
  readonly clearTimer?: (timer: unknown) => void;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;
/** The server says something (an event or a comment) at least every 15 s; a named `ping` tells us so. */
const SILENCE_MS = 40_000;

/**
 * Follows server-sent events and comes back by itself after every loss, from where it was. The browser’s own retry
 * gives up on an HTTP error (a server that restarts answers 502 or nothing), so each connection is made afresh.
 */
export class EventStream<Item> {
  readonly #options: Required<StreamOptions<Item>>;
  #source: Source | null = null;
  #waiting: Item[] = [];
  #isScheduled = false;
  #failures = 0;
  #retry: unknown;
  #silence: unknown;
  #isClosed = false;

  constructor(options: StreamOptions<Item>) {
    this.#options = {
      open: (url) => new EventSource(url) as Source,
      schedule: (work) => {
        // A hidden tab gets no frames, and its log must not pile up.
        if (document.visibilityState === 'hidden') setTimeout(work, 100);
        else requestAnimationFrame(work);
      },
      setTimer: (work, ms) => setTimeout(work, ms),
      clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
      ...options,
    };
  }

  start(): void {
    this.#options.onConnection('connecting');
    this.#connect();
  }

  /** Stops for good: the run ended, or the page goes away. What has arrived is still handed on. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#drop();
    this.#flush();
    this.#options.onConnection('ended');
  }

  /** Tries again at once, e.g. when the browser says that it is online again. */
  retryNow(): void {
    if (this.#isClosed || this.#source) return;
    this.#options.clearTimer(this.#retry);
    this.#connect();
  }

  #connect(): void {
    const source = this.#options.open(this.#options.url(this.#waiting));
    this.#source = source;
    source.onopen = () => {
      this.#failures = 0;
      this.#heard();
      this.#options.onConnection('live');
    };
    source.onmessage = (message) => {
      this.#heard();
      const event = this.#options.parse(message.data);
      if (event) this.#waiting.push(event);
      this.#scheduleFlush();
    };
    source.onerror = () => this.#lost(source);
    source.addEventListener('ping', () => this.#heard());
    source.addEventListener('end', () => this.close());
    this.#heard();
  }

  #heard(): void {
    this.#options.clearTimer(this.#silence);
    const source = this.#source;
    if (source) this.#silence = this.#options.setTimer(() => this.#lost(source), SILENCE_MS);
  }

  #lost(source: Source): void {
    if (this.#isClosed || source !== this.#source) return;
    this.#drop();
    this.#options.onConnection('reconnecting');
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#retry = this.#options.setTimer(() => this.#connect(), wait);
  }

  #drop(): void {
    this.#options.clearTimer(this.#silence);
    this.#options.clearTimer(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  #scheduleFlush(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#options.schedule(() => {
      this.#isScheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#waiting.length === 0) return;
    const events = this.#waiting;
    this.#waiting = [];
    this.#options.onEvents(events);
  }
}
