import { randomUUID } from 'node:crypto';
import type { Lifecycle } from '../plan/run-event';
import type { AnyStep } from '../plan/step';
import { findStep } from '../plan/step-catalog';
import type { MadeReport } from '../plan/step-context';
import { STEP_IDS, type StepId } from '../plan/step-id';
import { logger } from '../platform/log/logger';
import { ScratchServer } from '../servers/embedded/scratch-server';
import { listen } from '../store/listen';
import { claimRun, type RunRow, reapRuns, releaseRuns, renewLeases, requeueServices } from '../store/runs';
import { executeRun } from './execute-run';
import { Heartbeat } from './heartbeat';
import { CopyHelper } from './help-copies';
import { LeaseThread } from './lease-thread';

export interface RunnerOptions {
  /** Runs executed at the same time; services, which run for days, do not count. */
  readonly concurrency?: number;
  /** ms a claimed run stays ours without a heartbeat. */
  readonly leaseMs?: number;
  /** Where steps come from; the tests bring their own. */
  readonly findStep?: (id: StepId) => AnyStep | undefined;
  /** What makes the final report; without it the step `report` says that it cannot. */
  readonly makeReport?: (migrationId: string) => Promise<MadeReport>;
  /** Renews leases on a thread of its own as well, so that work on this one loses none. */
  readonly hasLeaseThread?: boolean;
}

const INTERRUPTED: readonly Lifecycle[] = [
  { kind: 'failed', error: { code: 'MUD-006', params: {} } },
  { kind: 'ended', status: 'interrupted' },
];

interface OpenRun {
  readonly stop: AbortController;
  readonly done: Promise<void>;
  readonly isService: boolean;
}

/** Claims waiting runs, executes them, keeps their leases alive, and reaps those of runners that died. */
export class Runner {
  readonly id = randomUUID();
  readonly #scratch = new ScratchServer();
  readonly #helper = new CopyHelper(this.id);
  readonly #concurrency: number;
  readonly #leaseMs: number;
  readonly #findStep: (id: StepId) => AnyStep | undefined;
  readonly #makeReport: RunnerOptions['makeReport'];
  readonly #open = new Map<string, OpenRun>();
  readonly #heartbeat: Heartbeat;
  readonly #hasLeaseThread: boolean;
  #leaseThread: LeaseThread | undefined;
  #unlisten: (() => void) | undefined;
  #isStopping = false;

  constructor(options: RunnerOptions = {}) {
    this.#concurrency = options.concurrency ?? 4;
    this.#leaseMs = options.leaseMs ?? 10_000;
    this.#findStep = options.findStep ?? findStep;
    this.#makeReport = options.makeReport;
    this.#hasLeaseThread = options.hasLeaseThread ?? false;
    this.#heartbeat = new Heartbeat({
      renewedFor: () => this.#leaseThread?.age ?? Number.POSITIVE_INFINITY,
      leaseMs: this.#leaseMs,
      round: (renewed) => this.#round(renewed),
      onFailed: (error) => logger.error({ err: String(error) }, 'the runner cannot reach the state database'),
      onLost: () => {
        for (const { stop } of this.#open.values()) stop.abort('lease lost');
      },
    });
  }

  /** True while the thread that renews leases does so. */
  get isKeptAlive(): boolean {
    return (this.#leaseThread?.age ?? Number.POSITIVE_INFINITY) < this.#leaseMs;
  }

  async start(): Promise<void> {
    if (this.#hasLeaseThread) this.#leaseThread = new LeaseThread(this.id, this.#leaseMs);
    this.#unlisten = await listen('run_queued', () => void this.#heartbeat.beat());
    await this.#heartbeat.start();
  }

  /** Takes no more runs, cancels nothing by itself: open runs are aborted and called interrupted at once. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#unlisten?.();
    await this.#heartbeat.stop();
    for (const { stop } of this.#open.values()) stop.abort('stopping');
    await this.#helper.stop();
    await Promise.allSettled([...this.#open.values()].map(({ done }) => done));
    await this.#release('interrupted: the runner was stopped').catch((error: unknown) =>
      logger.warn({ err: String(error) }, 'open runs are called interrupted when their lease ends'),
    );
    await this.#leaseThread?.stop();
    await this.#scratch.stop();
  }

  /** One round: renew leases, pass on cancels, reap the dead, claim what waits. */
  async #round(renewed: () => void): Promise<void> {
    const working = [...this.#open.keys()];
    this.#leaseThread?.hold(working);
    const held = await renewLeases(this.id, working, this.#leaseMs);
    renewed();
    for (const { id, cancelBy } of held) if (cancelBy) this.#open.get(id)?.stop.abort('cancelled');
    // What somebody else called dead meanwhile (we were asleep) must not go on behind his back.
    const taken = working.filter((id) => !held.some((run) => run.id === id));
    for (const id of taken) this.#open.get(id)?.stop.abort('lease lost');
    await this.#release('interrupted: the runner lost it');
    const tidied = this.#tidied();
    const again = await requeueServices([...this.#services(), ...tidied], null, tidied);
    if (again.length > 0) logger.warn({ runs: again }, 'runs of a dead runner are taken up again');
    const reaped = await reapRuns('interrupted: the runner did not renew its lease', INTERRUPTED);
    if (reaped.length > 0) logger.warn({ runs: reaped }, 'runs of a dead runner are marked interrupted');
    if (!this.#isStopping) await this.#helper.look();
    while (!this.#isStopping && this.#busy() < this.#concurrency) {
      const run = await claimRun(this.id, this.#leaseMs);
      if (!run) return;
      this.#execute(run);
    }
  }

  /** Ends the runs that are ours in the table, but that nobody here works on any more. */
  async #release(text: string): Promise<void> {
    const held = { runner: this.id, working: [...this.#open.keys()] };
    const again = await requeueServices(this.#services(), held);
    if (again.length > 0) logger.info({ runs: again }, 'services that were given up wait for a runner');
    const released = await releaseRuns(this.id, [...this.#open.keys()], text, INTERRUPTED);
    if (released.length > 0)
      logger.warn({ runs: released }, 'runs that were given up are marked interrupted');
  }

  #services(): StepId[] {
    return STEP_IDS.filter((id) => this.#findStep(id)?.isService);
  }

  /** Steps of which a killed run takes something back before it is called interrupted. */
  #tidied(): StepId[] {
    return STEP_IDS.filter((id) => this.#findStep(id)?.afterKill);
  }

  #busy(): number {
    return [...this.#open.values()].filter(({ isService }) => !isService).length;
  }

  #execute(run: RunRow): void {
    const stop = new AbortController();
    const work = executeRun(run, {
      runner: this.id,
      scratch: this.#scratch,
      signal: stop.signal,
      logger,
      findStep: this.#findStep,
      ...(this.#makeReport ? { makeReport: this.#makeReport } : {}),
    });
    const done = work
      .catch((error: unknown) => logger.error({ run: run.id, err: String(error) }, 'a run ended badly'))
      .finally(() => {
        this.#open.delete(run.id);
        this.#leaseThread?.hold([...this.#open.keys()]);
        if (!this.#isStopping) void this.#heartbeat.beat();
      });
    const isService = run.action === 'run' && this.#findStep(run.stepId)?.isService === true;
    this.#open.set(run.id, { stop, done, isService });
    this.#leaseThread?.hold([...this.#open.keys()]);
  }
}
