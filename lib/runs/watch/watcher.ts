import { randomUUID } from 'node:crypto';
import { parseHeader } from '../../backend/health/parse-header';
import { logger } from '../../platform/log/logger';
import { openSecrets } from '../../store/secrets';
import { claimWatches, releaseWatches, watchStore } from '../../store/watch';
import { Heartbeat } from '../heartbeat';
import { keepSamples, type TakeSample } from './keep-samples';
import { watchHealth } from './watch-health';

export interface WatcherOptions {
  /** ms between two questions; a second unless told. */
  readonly intervalMs?: number;
  /** ms a watch stays ours without renewal. */
  readonly leaseMs?: number;
  /** Looks at the target while its backend is watched; without it nothing is remembered of it. */
  readonly takeSample?: TakeSample;
  /** ms between two such looks. */
  readonly sampleMs?: number;
  /** Told after each look that was kept. */
  readonly onSample?: (migrationId: string) => Promise<void>;
}

const SAMPLE_MS = 15_000;

interface OpenWatch {
  readonly url: string;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** The header that the health step keeps; a line that is none is left out, as nobody is there to be told. */
async function headersOf(migrationId: string): Promise<Record<string, string>> {
  return parseHeader((await openSecrets(migrationId)).get('health.header')) ?? {};
}

/**
 * Watches the backends whose watch is on. Every instance runs one; a lease per migration lets only one of them ask.
 * When it dies, another takes over at the end of the lease, and the time between is a gap in the record.
 */
export class Watcher {
  readonly #id = randomUUID();
  readonly #intervalMs: number;
  readonly #leaseMs: number;
  readonly #options: WatcherOptions;
  readonly #open = new Map<string, OpenWatch>();
  readonly #heartbeat: Heartbeat;
  #isStopping = false;

  constructor(options: WatcherOptions = {}) {
    const { intervalMs = 1_000, leaseMs = 10_000 } = options;
    this.#options = options;
    this.#intervalMs = intervalMs;
    this.#leaseMs = leaseMs;
    this.#heartbeat = new Heartbeat({
      leaseMs,
      round: (renewed) => this.#renew(renewed),
      onFailed: (error) =>
        logger.error({ err: String(error) }, 'the downtime watch cannot reach the state database'),
      onLost: () => {
        for (const { stop } of this.#open.values()) stop.abort();
      },
    });
  }

  async start(): Promise<void> {
    await this.#heartbeat.start();
  }

  /** Ends all watches and gives their leases back; the record stays. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#heartbeat.stop();
    await this.#endAll(() => true);
    await releaseWatches(this.#id).catch(() => undefined);
  }

  async #renew(renewed: () => void): Promise<void> {
    const held = new Map(
      (await claimWatches(this.#id, this.#leaseMs)).map(({ migrationId, url }) => [migrationId, url]),
    );
    renewed();
    await this.#endAll((migrationId, { url }) => held.get(migrationId) !== url);
    for (const [migrationId, url] of held) {
      if (!this.#isStopping && !this.#open.has(migrationId)) this.#watch(migrationId, url);
    }
  }

  #watch(migrationId: string, url: string): void {
    const stop = new AbortController();
    const watching = headersOf(migrationId).then((headers) =>
      watchHealth({
        migrationId,
        url,
        headers,
        store: watchStore,
        intervalMs: this.#intervalMs,
        signal: stop.signal,
        onChange: ({ kind, reason }) =>
          logger.info({ migration: migrationId, kind, reason }, 'downtime watch'),
      }),
    );
    const done = Promise.all([watching, this.#remember(migrationId, stop.signal)])
      .then(() => undefined)
      .catch((error: unknown) =>
        logger.error({ migration: migrationId, err: String(error) }, 'a watch ended badly'),
      )
      .finally(() => {
        if (this.#open.get(migrationId)?.stop === stop) this.#open.delete(migrationId);
      });
    this.#open.set(migrationId, { url, stop, done });
  }

  async #remember(migrationId: string, signal: AbortSignal): Promise<void> {
    const { takeSample, sampleMs = SAMPLE_MS, onSample } = this.#options;
    if (!takeSample) return;
    const told = onSample ? { onKept: onSample } : {};
    await keepSamples({ migrationId, take: takeSample, everyMs: sampleMs, signal, ...told });
  }

  async #endAll(isOver: (migrationId: string, watch: OpenWatch) => boolean): Promise<void> {
    const over = [...this.#open].filter(([migrationId, watch]) => isOver(migrationId, watch));
    for (const [, { stop }] of over) stop.abort();
    await Promise.all(over.map(([, { done }]) => done));
  }
}
