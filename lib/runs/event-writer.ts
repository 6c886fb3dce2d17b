import type { NewEvent } from '../store/run-events';

type Append = (events: readonly NewEvent[]) => Promise<boolean>;

const FLUSH_MS = 40;
const BATCH = 1_000;

/** Thrown when the state database says that another runner (or the reaper) has the run now. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/**
 * Numbers a run's events and writes them in order, in batches a few times a second: one statement per batch
 * keeps 100,000 lines affordable, and a short wait keeps the screen live. Only one writer exists per run.
 */
export class EventWriter {
  readonly #append: Append;
  #seq: number;
  #waiting: NewEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failure: unknown;

  /** `lastSeq` is the sequence number that the run has reached already, 0 for a new one. */
  constructor(append: Append, lastSeq = 0) {
    this.#append = append;
    this.#seq = lastSeq;
  }

  /** Queues one event; it is on disk within some 40 ms, or after `flush`. */
  add(event: Omit<NewEvent, 'seq' | 'at'>): void {
    this.#seq += 1;
    this.#waiting.push({ ...event, seq: this.#seq, at: new Date() });
    if (this.#waiting.length >= BATCH) void this.flush().catch(() => undefined);
    else this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), FLUSH_MS);
  }

  /** Writes everything queued so far. Throws when a write failed, now or earlier. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length > 0) this.#writing = this.#writing.then(() => this.#write(batch));
    await this.#writing;
    if (this.#failure) throw this.#failure;
  }

  async #write(batch: readonly NewEvent[]): Promise<void> {
    if (this.#failure) return;
    try {
      if (!(await this.#append(batch))) this.#failure = new LeaseLostError('The lease of the run is lost.');
    } catch (error) {
      this.#failure = error;
    }
  }
}
