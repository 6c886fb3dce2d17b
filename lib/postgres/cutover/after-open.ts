import { setTimeout as sleep } from 'node:timers/promises';
import type { CutOver, CutOverResult } from './cut-over-job';
import type { CutOverSessions } from './cut-over-sessions';
import type { WriteMarks } from './fence-journal';
import type { CutOverPlan } from './plan-cut-over';
import { refusals } from './refusals';
import { strayWrites } from './stray-writes';
import { countMoved, movedMarks, readWriteMarks } from './write-marks';

const EVERY = 50;

/** When the target's own counters have moved; null when they had not in time. */
export async function seeFirstWrite(
  { writer }: CutOverSessions,
  { schemas }: CutOverPlan,
  marks: WriteMarks,
  { seconds, signal }: { readonly seconds: number; readonly signal: AbortSignal },
): Promise<Date | null> {
  for (const until = performance.now() + seconds * 1000; ; ) {
    const moved = movedMarks(marks, await readWriteMarks(writer, schemas));
    if (moved.length > 0) return new Date();
    if (performance.now() > until) return null;
    await sleep(EVERY, undefined, { signal });
  }
}

/** Changes on the source since the mark: from the slot, or by the counters of the tables that were copied behind the fence. */
async function straysOn(
  { fence }: CutOverSessions,
  { slot }: CutOver,
  { followed, schemas }: CutOverPlan,
  before: WriteMarks,
): Promise<number> {
  if (followed) return strayWrites(fence, { slot, publication: followed.progress.publication });
  return countMoved(before, await readWriteMarks(fence, schemas));
}

/**
 * How the source stands when the application has left it.
 *
 * @param before the source's counters while its tables were locked
 */
export async function lookBack(
  sessions: CutOverSessions,
  job: CutOver,
  plan: CutOverPlan,
  before: WriteMarks,
): Promise<Pick<CutOverResult, 'strays' | 'sessions'>> {
  return {
    strays: await straysOn(sessions, job, plan, before),
    sessions: await sessions.fence.sessions(null),
  };
}

/** What a server would be asked once the target is open, each by itself: the application has moved, whatever becomes of it. */
export class AfterOpen {
  #broken: string | null = null;

  /** The first fault, in the server's words; null while there was none. */
  get broken(): string | null {
    return this.#broken;
  }

  /** The answer, or `otherwise` where it cannot be had. A cancel ends it all. */
  async ask<T>(signal: AbortSignal, body: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await body();
    } catch (error) {
      signal.throwIfAborted();
      this.#broken ??= error instanceof Error ? error.message : String(error);
      return otherwise;
    }
  }

  /** Nothing is known of a role where nobody answered. */
  roles(job: Pick<CutOver, 'source' | 'roles' | 'signal'>, { fence }: CutOverSessions) {
    return this.ask(job.signal, () => refusals(job, fence), []);
  }
}
