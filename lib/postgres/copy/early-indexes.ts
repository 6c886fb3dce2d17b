import type { Credentials } from '../address/endpoint';
import { type DroppedIndex, restoreIndex } from './copy-journal';
import { withCopyWriter } from './copy-session';
import { tableLabel } from './copy-table';
import type { CopyChunk } from './plan-copy';

/** Connections that build beside the lanes: more would take the lanes' share of a small server. */
const BUILDERS = 2;

interface EarlyJob {
  readonly target: Credentials;
  readonly indexes: readonly DroppedIndex[];
  readonly chunks: readonly CopyChunk[];
  readonly signal: AbortSignal;
}

/**
 * Builds the indexes of a table as soon as its last chunk has arrived, while rows of others still come. What it does not
 * come to, or cannot build, stays in the journal and is built afterwards.
 */
export class EarlyIndexes {
  readonly #job: EarlyJob;
  readonly #stop = new AbortController();
  readonly #missing = new Map<string, Set<number>>();
  readonly #ready: DroppedIndex[] = [];
  #builders: Promise<void>[] = [];
  #atWork = 0;

  constructor(job: EarlyJob) {
    this.#job = job;
    const tables = new Set(job.indexes.map(tableLabel));
    for (const { target, number } of job.chunks) {
      const label = tableLabel(target);
      if (!tables.has(label)) continue;
      const numbers = this.#missing.get(label) ?? new Set();
      this.#missing.set(label, numbers.add(number));
    }
  }

  /** Call it when the rows of a chunk are committed, here or by another instance; more than once does no harm. */
  arrived({ target, number }: CopyChunk): void {
    const label = tableLabel(target);
    const missing = this.#missing.get(label);
    missing?.delete(number);
    if (missing?.size !== 0) return;
    this.#missing.delete(label);
    this.#ready.push(...this.#job.indexes.filter((index) => tableLabel(index) === label));
    while (this.#atWork < Math.min(BUILDERS, this.#ready.length)) {
      this.#atWork += 1;
      this.#builders.push(this.#build());
    }
  }

  /** Waits until what was begun is built. */
  async end(): Promise<void> {
    await Promise.all(this.#builders);
    this.#builders = [];
  }

  /** Gives up what is under way. */
  async cancel(): Promise<void> {
    this.#stop.abort('given up');
    await this.end();
  }

  async #build(): Promise<void> {
    const { target } = this.#job;
    const signal = AbortSignal.any([this.#job.signal, this.#stop.signal]);
    try {
      await withCopyWriter(target, { signal, applicationName: 'mudanza index' }, async (writer) => {
        for (let next = this.#ready.shift(); next; next = this.#ready.shift())
          await restoreIndex(writer, next);
      });
    } catch {
      // The index is still in the journal: whoever builds the rest afterwards says what is wrong with it.
    } finally {
      this.#atWork -= 1;
    }
  }
}
