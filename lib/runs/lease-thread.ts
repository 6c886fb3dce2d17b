import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { logger } from '../platform/log/logger';
import { stateUrl } from '../store/pool';

/** What the thread is told when it starts. */
export interface LeaseWorkerData {
  readonly stateUrl: string;
  readonly runner: string;
  readonly leaseMs: number;
  /** When the thread last renewed the leases, of the monotonic clock in ns; read while this thread does other work. */
  readonly renewedAt: SharedArrayBuffer;
}

/**
 * Renews a runner's leases on a thread of its own: whatever keeps the runner's thread busy, a parser over megabytes of
 * somebody's output, does not make others take its runs for dead.
 */
export class LeaseThread {
  readonly #renewedAt = new SharedArrayBuffer(8);
  readonly #worker: Worker;

  constructor(runner: string, leaseMs: number) {
    const workerData: LeaseWorkerData = {
      stateUrl: stateUrl(),
      runner,
      leaseMs,
      renewedAt: this.#renewedAt,
    };
    this.#worker = new Worker(resolve('lib', 'runs', 'start-lease-worker.mjs'), { workerData, execArgv: [] });
    this.#worker.on('error', (error) =>
      logger.error({ err: String(error) }, 'leases are renewed by the runner’s own thread only'),
    );
    this.#worker.unref();
  }

  /** ms since the thread renewed the leases; endless before it did for the first time. */
  get age(): number {
    const at = Atomics.load(new BigInt64Array(this.#renewedAt), 0);
    return at === 0n ? Number.POSITIVE_INFINITY : Number(process.hrtime.bigint() - at) / 1e6;
  }

  /** Says which runs are worked on. Said at every round: a thread that hears nothing any more lets go of them. */
  hold(runIds: readonly string[]): void {
    this.#worker.postMessage(runIds);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
