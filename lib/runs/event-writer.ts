import { setTimeout as sleep } from 'node:timers/promises';
import type { NewEvent } from '../store/run-events';
import { isOutage } from '../store/state-outage';

type Append = (events: readonly NewEvent[]) => Promise<boolean>;

export interface WriterOptions {
  /** Nothing is sent again once it has aborted. */
  readonly signal?: AbortSignal;
  /** When the run was asked for: no line is older. */
  readonly notBefore?: Date;
  /** Number of the last event that is there: a service that is taken up again goes on behind it. */
  readonly after?: number;
}

const FLUSH_MS = 40;
const BATCH = 1_000;
const RETRY_MS = 200;

/** Thrown when the state database says that another runner (or the reaper) has the run now. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/**
 * Numbers a run's events and writes them in order, in batches a few times a second: one statement per batch
 * keeps 100,000 lines affordable, and a short wait keeps the screen live. Only one writer exists per run. While the
 * state database is down, lines wait here and are sent again; the run goes on until the runner gives it up.
 */
export class EventWriter {
  readonly #append: Append;
  readonly #signal: AbortSignal;
  #seq = 0;
  #waiting: NewEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failure: unknown;
  #lastAt: number;

  constructor(append: Append, options: WriterOptions = {}) {
    this.#append = append;
    this.#signal = options.signal ?? new AbortController().signal;
    this.#seq = options.after ?? 0;
    this.#lastAt = options.notBefore?.getTime() ?? 0;
  }

  /** Queues one event; it is on disk within some 40 ms, or after `flush`. */
  add(event: Omit<NewEvent, 'seq' | 'at'>): void {
    this.#seq += 1;
    // A clock that is put back must not make a line older than the one before it.
    this.#lastAt = Math.max(this.#lastAt, Date.now());
    this.#waiting.push({ ...event, seq: this.#seq, at: new Date(this.#lastAt) });
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
      if (!(await this.#appendWhenUp(batch)))
        this.#failure = new LeaseLostError('The lease of the run is lost.');
    } catch (error) {
      this.#failure = error;
    }
  }

  async #appendWhenUp(batch: readonly NewEvent[]): Promise<boolean> {
    for (;;) {
      try {
        return await this.#append(batch);
      } catch (error) {
        if (!isOutage(error) || this.#signal.aborted) throw error;
        await sleep(RETRY_MS);
      }
    }
  }
}
