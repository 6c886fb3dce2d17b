import { logger } from '../platform/log/logger';
import { copyRows } from '../postgres/copy/copy-rows';
import { type CopyShare, openShares } from '../store/copy-share';
import { openSecrets } from '../store/secrets';
import { claimedQueue, ShareJob } from './shared-copy';
import { credentialsFor } from './step-clients';

/** Takes part in copies that other instances lead: same snapshot, same journal, chunks claimed from the state. */
export class CopyHelper {
  readonly #runner: string;
  readonly #open = new Map<string, AbortController>();
  /** Runs that this machine could not help with: it does not try again. */
  readonly #given = new Set<string>();
  #working: Promise<unknown>[] = [];

  constructor(runner: string) {
    this.#runner = runner;
  }

  /** Joins every copy that has work and that it is not at already. */
  async look(): Promise<void> {
    for (const share of await openShares(this.#runner)) {
      if (this.#open.has(share.runId) || this.#given.has(share.runId)) continue;
      const stop = new AbortController();
      this.#open.set(share.runId, stop);
      const work = this.#help(share, stop.signal)
        .catch((error: unknown) => {
          this.#given.add(share.runId);
          logger.warn({ run: share.runId, err: String(error) }, 'this instance cannot help with a copy');
        })
        .finally(() => this.#open.delete(share.runId));
      this.#working = [...this.#working.slice(-20), work];
    }
  }

  /** Lets its chunks go: their transactions roll back, and others take them. */
  async stop(): Promise<void> {
    for (const stop of this.#open.values()) stop.abort('stopping');
    await Promise.allSettled(this.#working);
  }

  async #help({ runId, migrationId, job: stored }: CopyShare, signal: AbortSignal): Promise<void> {
    const job = ShareJob.parse(stored);
    const secret = async (name: Parameters<Parameters<typeof credentialsFor>[0]['secret']>[0]) =>
      (await openSecrets(migrationId)).get(name) ?? null;
    const find = (role: 'source' | 'session' | 'target') => credentialsFor({ migrationId, secret }, role);
    const source = await find('source');
    const target = (await find('session')) ?? (await find('target'));
    if (!source || !target) throw new Error('the connections of the migration are not stored');
    const { id, snapshot, checks, lanes } = job;
    const queue = claimedQueue({ runId, runner: this.#runner });
    logger.info({ run: runId, lanes }, 'this instance helps with a copy');
    await copyRows({ source, target, job: id, queue, lanes, checks, snapshot, signal });
  }
}
