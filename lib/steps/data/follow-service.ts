import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../i18n/message';
import type { StepContext } from '../../plan/step-context';
import { formatLsn } from '../../postgres/replication/lsn';
import type { Relay } from '../../postgres/replication/relay';
import { verifyHeld } from '../../postgres/replication/verify-held';
import { FollowEvidence } from './follow-evidence';
import { FollowGauge, type GaugeParts } from './follow-gauge';
import { isPassing } from './is-passing';

export interface ServiceJob extends GaugeParts {
  /** Null: until it is stopped. 0: until everything that was written when it began is applied. */
  readonly minutes: number | null;
  /** Compare both sides at the end. */
  readonly verify: boolean;
  /** Minutes between two exact comparisons while it follows; 0 for none. */
  readonly verifyEvery: number;
  /** Ask also what nothing came for since it was found equal. */
  readonly everything: boolean;
  readonly lanes: number;
  /** Opens a relay; the signal ends it at once, without waiting for anything. */
  readonly open: (signal: AbortSignal, use: (relay: Relay) => Promise<void>) => Promise<void>;
}

/** ms between two looks in the first minutes, and later. */
const LOOK = { first: 1_000, later: 5_000 };
const FIRST_MINUTES = 120_000;
/** ms before a lost connection is tried again; twice as long each time. */
const AGAIN = { first: 500, most: 30_000 };

/** Follows until its time is over or it is stopped; takes up lost connections; compares both sides now and then. */
class FollowService {
  readonly #ctx: StepContext;
  readonly #job: ServiceJob;
  readonly #gauge: FollowGauge;
  readonly #began = performance.now();
  /** Ends the relay at once: everything but a stop by an operator, who wants what is there. */
  readonly #kill: AbortController;
  #lastVerify = performance.now();
  #applied: bigint;
  #isDone = false;
  #reconnects = 0;

  private constructor(ctx: StepContext, job: ServiceJob, gauge: FollowGauge, kill: AbortController) {
    this.#ctx = ctx;
    this.#job = job;
    this.#gauge = gauge;
    this.#kill = kill;
    this.#applied = job.progress.lsn;
  }

  static async start(ctx: StepContext, job: ServiceJob): Promise<FollowService> {
    const kill = new AbortController();
    const pass = () => {
      if (ctx.signal.reason !== 'cancelled') kill.abort(ctx.signal.reason);
    };
    if (ctx.signal.aborted) pass();
    else ctx.signal.addEventListener('abort', pass, { once: true });
    const gauge = await FollowGauge.start(ctx, { ...job, signal: kill.signal });
    return new FollowService(ctx, job, gauge, kill);
  }

  get #isStopped(): boolean {
    return this.#ctx.signal.aborted && this.#ctx.signal.reason === 'cancelled';
  }

  get #isOver(): boolean {
    const { minutes } = this.#job;
    if (this.#isStopped) return true;
    return minutes !== null && performance.now() - this.#began >= minutes * 60_000;
  }

  /** Waits; a stop ends it. */
  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#ctx.signal }).catch(() => undefined);
    this.#kill.signal.throwIfAborted();
  }

  async run(): Promise<void> {
    let wait = AGAIN.first;
    while (!this.#isDone) {
      try {
        await this.#job.open(this.#kill.signal, async (relay) => {
          wait = AGAIN.first;
          await this.#follow(relay);
        });
      } catch (error) {
        this.#kill.signal.throwIfAborted();
        // What arrived while it was being stopped is in the slot still.
        if (this.#isStopped && isPassing(error)) return;
        if (!isPassing(error) || this.#isOver) throw error;
        this.#gauge.attach(null);
        this.#gauge.draw();
        this.#reconnects += 1;
        this.#ctx.log('warn', say('follow.log.lost', { seconds: Math.ceil(wait / 1000) }));
        await this.#pause(wait);
        wait = Math.min(AGAIN.most, wait * 2);
      }
    }
  }

  async evidence(): Promise<FollowEvidence> {
    const gauge = this.#gauge;
    const { slot, lsn } = this.#job.progress;
    const changes = await gauge.schemaChanges();
    return FollowEvidence.parse({
      ...{ slot, ...gauge.applied, keepMb: gauge.keepMb, points: gauge.points, walStatus: gauge.walStatus },
      from: formatLsn(lsn),
      applied: formatLsn(this.#applied),
      seconds: (performance.now() - this.#began) / 1000,
      ...{ schemaChanges: changes.harmful, otherChanges: changes.others },
      verified: gauge.verified,
      reconnects: this.#reconnects,
    });
  }

  async #follow(relay: Relay): Promise<void> {
    const gauge = this.#gauge;
    gauge.attach(relay);
    try {
      if (this.#job.minutes === 0) await relay.until(gauge.goal, this.#kill.signal);
      await gauge.look();
      while (!this.#isOver) {
        const isFirst = performance.now() - this.#began < FIRST_MINUTES;
        await Promise.race([this.#pause(isFirst ? LOOK.first : LOOK.later), relay.failed]);
        if (this.#isStopped) break;
        await gauge.look();
        if (this.#isDue) await this.#compare(relay);
      }
      if (this.#job.verify && !this.#isStopped) await this.#compare(relay);
      if (!this.#isStopped) await gauge.look();
      this.#isDone = true;
    } finally {
      this.#applied = relay.status.applied;
    }
  }

  get #isDue(): boolean {
    const { verifyEvery } = this.#job;
    return verifyEvery > 0 && performance.now() - this.#lastVerify >= verifyEvery * 60_000;
  }

  async #compare(relay: Relay): Promise<void> {
    const { origin, place, progress, lanes, everything } = this.#job;
    const { slot, schemas, leaveOut } = progress;
    this.#gauge.state = 'compares';
    this.#gauge.draw();
    try {
      const held = await verifyHeld(relay, {
        ...{ source: origin, target: place, slot, schemas, leaveOut, lanes, everything, maxNamed: 100 },
        signal: this.#ctx.signal,
      });
      const { lsn, heldMs, tables, notCompared } = held;
      this.#gauge.verified = { lsn: formatLsn(lsn), heldMs, tables, notCompared, at: Date.now() };
    } catch (error) {
      // A stop ends a comparison that is under way; the one before stands.
      if (!this.#isStopped) throw error;
    } finally {
      this.#gauge.state = 'follows';
      this.#lastVerify = performance.now();
    }
  }
}

/**
 * Runs a relay as a service and says what became of it. Stopping it (Cancel) loses nothing: what is applied is applied,
 * the rest waits in the slot, and the evidence is kept.
 */
export async function serveFollowing(ctx: StepContext, job: ServiceJob): Promise<FollowEvidence> {
  const service = await FollowService.start(ctx, job);
  await service.run();
  return service.evidence();
}
