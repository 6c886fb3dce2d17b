import { performance } from 'node:perf_hooks';
import { say } from '../../i18n/message';
import { RUNG_IDS, type Rung, type RungId, type RungResult } from './rung';

/** Times the rungs, says each one, and remembers whether the way up is still free. */
export class Ladder {
  readonly rungs: Rung[] = [];
  readonly #onRung: ((rung: Rung) => void) | undefined;
  #begin = performance.now();

  constructor(onRung?: (rung: Rung) => void) {
    this.#onRung = onRung;
  }

  /** Settles a rung; the time runs from the last one. Gives false when it failed. */
  set(id: RungId, result: RungResult): boolean {
    const now = performance.now();
    const rung: Rung = { id, ms: Math.round((now - this.#begin) * 10) / 10, ...result };
    this.#begin = now;
    this.rungs.push(rung);
    this.#onRung?.(rung);
    return result.state !== 'fail';
  }

  /** Marks everything that was not reached. */
  skipRest(): void {
    for (const id of RUNG_IDS) {
      if (!this.rungs.some((rung) => rung.id === id))
        this.rungs.push({
          id,
          ms: 0,
          state: 'skipped',
          message: say('connection.rung.notReached'),
          facts: {},
        });
    }
  }
}
