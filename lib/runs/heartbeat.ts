export interface HeartbeatOptions {
  /** ms that whatever is leased stays ours without a renewal. */
  readonly leaseMs: number;
  /** One round: renews what is held, then does what it finds. `renewed` is called once the leases hold anew. */
  readonly round: (renewed: () => void) => Promise<void>;
  readonly onFailed: (error: unknown) => void;
  /** Nothing was renewed for most of a lease: others may take over, so stop before they do. */
  readonly onLost: () => void;
  /** ms since somebody else renewed the leases for us, while this thread may have been busy. */
  readonly renewedFor?: () => number;
}

/** Keeps leases alive: rounds that never overlap, five to a lease, and a word when they cannot be renewed in time. */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  /** Of the monotonic clock: a clock that is put forward must not look like a lost lease. */
  #renewedAt = performance.now();

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const everyMs = Math.max(50, this.#options.leaseMs / 5);
    this.#timer = setInterval(() => {
      this.#tellWhenLost();
      void this.beat();
    }, everyMs);
    await this.beat();
  }

  /** Begins no more rounds, and waits for the one under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  /** A round now, or the one under way. */
  beat(): Promise<void> {
    this.#round ??= this.#options
      .round(() => {
        this.#renewedAt = performance.now();
      })
      .catch((error: unknown) => {
        this.#options.onFailed(error);
        this.#tellWhenLost();
      })
      .finally(() => {
        this.#round = undefined;
      });
    return this.#round;
  }

  #tellWhenLost(): void {
    const elsewhere = this.#options.renewedFor?.() ?? Number.POSITIVE_INFINITY;
    const age = Math.min(performance.now() - this.#renewedAt, elsewhere);
    if (age >= this.#options.leaseMs * 0.8) this.#options.onLost();
  }
}
