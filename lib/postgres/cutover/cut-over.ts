import { setTimeout as sleep } from 'node:timers/promises';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { tableLabel } from '../copy/copy-table';
import { verifyDatabase } from '../copy/verify-database';
import { withRelay } from '../replication/with-relay';
import { ActClock, type ActName } from './acts';
import { AfterOpen, lookBack, seeFirstWrite } from './after-open';
import { type ClosedSides, closeBoth } from './close-both';
import { copyClosed } from './copy-closed';
import type { CutOver, CutOverResult } from './cut-over-job';
import { type CutOverSessions, withCutOverSessions } from './cut-over-sessions';
import { type FenceRecord, makeFenceJournal, type WriteMarks, writeFence } from './fence-journal';
import { withFenceSession } from './fence-session';
import { nameFault } from './name-fault';
import { type CutOverPlan, planCutOver } from './plan-cut-over';
import { planPause } from './plan-pause';
import { requireReady } from './require-ready';
import { sendOver } from './send-over';
import { forgetOnTarget, openSource } from './take-back-fence';
import { openDoor, requireDoor } from './target-door';
import { untouchedSources } from './untouched-sources';
import { readWriteMarks, untilOursAreGone } from './write-marks';

/** ms that acts under way get to notice that their sessions are gone. */
const SETTLE = 5_000;

const labelsOf = ({ sources }: CutOverPlan) => sources.map(tableLabel);
/** A fault as the evidence keeps it: its code, or what was said. */
const faultText = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
const unless = (labels: readonly string[], others: readonly string[]) =>
  labels.filter((label) => !others.includes(label));

/** One cut-over; see `cutOver`. */
class Night {
  readonly #job: CutOver;
  readonly #clock: ActClock;
  /** Ends the sessions, and with them everything. */
  readonly #end = new AbortController();
  readonly #signal = this.#end.signal;
  /** Only tells the restart to end, while the application is on its way. */
  #sending: AbortController | null = null;
  #timer: NodeJS.Timeout | undefined;
  #act: ActName = 'caughtUp';
  /** The source's, once its roles may be shut out. */
  #database: string | null = null;
  #isOpen = false;
  #undoReverse: (() => Promise<void>) | undefined;
  #closing: Promise<ClosedSides> | undefined;
  readonly #tidying: Promise<unknown>[] = [];
  #restartFault: unknown = null;
  /** The target's, to be shut while it is filled. */
  #door: FenceRecord['door'] = null;
  /** The source's counters while it stands still. */
  #sourceMarks: WriteMarks = [];

  constructor(job: CutOver) {
    this.#job = job;
    this.#clock = new ActClock((act) => {
      if (act.ms === null) this.#act = act.act;
      job.onAct?.(act);
    });
  }

  async run(): Promise<CutOverResult> {
    const { signal, source, target } = this.#job;
    const onAbort = () => this.#stop(signal.reason);
    signal.throwIfAborted();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await withCutOverSessions(this.#job, this.#signal, (sessions) => this.#go(sessions));
    } catch (error) {
      // A relay that fails ends the sessions under it; nothing of it may still be on its way.
      await Promise.race([this.#closing?.catch(() => undefined), sleep(SETTLE)]);
      if (this.#isOpen) throw error;
      await this.#takeBack();
      await Promise.all(this.#tidying);
      const isPlain = this.#signal.aborted || error === this.#restartFault || this.#database === null;
      throw isPlain ? error : await nameFault(error, { act: this.#act, source, target });
    } finally {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(this.#timer);
    }
  }

  /** A restart that is under way is told first: whether somebody has come to the target decides what becomes of the rest. */
  #stop(reason: unknown): void {
    (this.#sending ?? this.#end).abort(reason);
  }

  async #go(sessions: CutOverSessions): Promise<CutOverResult> {
    const job = this.#job;
    const { fence, writer } = sessions;
    const plan = job.pause
      ? await planPause(sessions, job, job.pause)
      : await planCutOver(fence, writer, job.slot);
    await requireReady(sessions, job, plan);
    const closed = await this.#close(sessions, plan);
    // What nothing came for since it was found equal is compared when the application writes again, at the same moment.
    const isEarly = job.verify === 'before' || job.pause !== undefined;
    const later = isEarly ? await untouchedSources(sessions, plan) : labelsOf(plan);
    const early = await this.#verify(plan, closed, unless(labelsOf(plan), later));
    const marks = await this.#send(sessions, plan);
    const openedAt = await this.#open(sessions);
    const after = await this.#settle(sessions, plan, {
      closed,
      marks,
      later,
      isRest: early.tables.length > 0,
    });
    const { snapshots: _, ...found } = closed;
    const verified = {
      tables: [...early.tables, ...after.late.tables],
      ms: early.ms + after.late.ms,
    };
    const { late, ...rest } = after;
    return {
      ...{ ...found, ...rest, verified, openedAt },
      notCompared: unless(labelsOf(plan), verified.tables.map(tableLabel)),
      restartFault: this.#restartFault === null ? null : faultText(this.#restartFault),
      acts: this.#clock.acts,
      gapMs: this.#gap(),
    };
  }

  /** Everything behind the opening: the application writes already, so that a server that fails here takes nothing back. */
  async #settle(
    sessions: CutOverSessions,
    plan: CutOverPlan,
    {
      closed,
      marks,
      later,
      isRest,
    }: {
      readonly closed: ClosedSides;
      readonly marks: WriteMarks;
      readonly later: readonly string[];
      readonly isRest: boolean;
    },
  ) {
    const [clock, signal, after] = [this.#clock, this.#signal, new AfterOpen()];
    const job = { ...this.#job, signal };
    const firstWriteAt = await after.ask(signal, () => this.#firstWrite(sessions, plan, marks), null);
    const roles = await clock.during('refused', () => after.roles(job, sessions));
    await clock.during('released', () => after.ask(signal, () => sessions.sourceLock.release(), undefined));
    const none = { tables: [], ms: 0 };
    const late = await after.ask(signal, () => this.#verify(plan, closed, later, isRest), none);
    const back = await after.ask(signal, () => lookBack(sessions, job, plan, this.#sourceMarks), {
      strays: 0,
      sessions: [],
    });
    return { firstWriteAt, roles, late, ...back, broken: after.broken };
  }

  async #close(sessions: CutOverSessions, plan: CutOverPlan): Promise<ClosedSides> {
    const job = this.#job;
    const { source, target, slot, pause } = job;
    const closing = {
      ...{ job, sessions, plan, clock: this.#clock, signal: this.#signal },
      onFence: async () => {
        await makeFenceJournal(sessions.writer);
        await this.#note(sessions, plan, { state: 'fencing', marks: [] });
        this.#database = plan.database;
        this.#startLimit();
      },
      onReverse: (undo: (() => Promise<void>) | undefined) => {
        this.#undoReverse = undo;
      },
    };
    if (pause) {
      const door = await withFenceSession(target, {}, requireDoor);
      this.#door = door;
      this.#closing = copyClosed({ ...closing, pause, door, onTidying: (over) => this.#tidying.push(over) });
      return this.#closing;
    }
    return withRelay({ source, target, slot, signal: this.#signal }, (relay) => {
      this.#closing = closeBoth({ ...closing, relay });
      return this.#closing;
    });
  }

  /** Written down before it is done, so that whoever comes next can take it back. */
  #note(
    { writer }: CutOverSessions,
    { database }: CutOverPlan,
    what: { readonly state: 'fencing' | 'switching' | 'open'; readonly marks: WriteMarks },
  ): Promise<void> {
    const { slot, roles } = this.#job;
    return writeFence(writer, { slot, database, roles, door: this.#door, ...what });
  }

  #startLimit(): void {
    const { maxSeconds } = this.#job;
    this.#timer = setTimeout(() => {
      this.#stop(new MudanzaError('MUD-969', { params: { seconds: maxSeconds } }));
    }, maxSeconds * 1000);
  }

  /** Every row of some tables at the moment of the switch. Before the opening it throws MUD-971 where one differs. */
  async #verify(
    { schemas, leaveOut }: CutOverPlan,
    { snapshots }: ClosedSides,
    only: readonly string[],
    isRest = false,
  ): Promise<CutOverResult['verified']> {
    if (only.length === 0) return { tables: [], ms: 0 };
    const { source, target, lanes } = this.#job;
    const signal = this.#signal;
    const started = performance.now();
    const work = () =>
      verifyDatabase({ source, target, schemas, leaveOut, only, lanes, signal, snapshots, maxNamed: 100 });
    const { tables } = await (isRest ? work() : this.#clock.during('verified', work));
    const wrong = tables.filter(({ badBuckets }) => badBuckets > 0);
    if (wrong.length > 0 && !this.#isOpen) {
      const names = wrong.slice(0, 10).map(tableLabel);
      throw new MudanzaError('MUD-971', { params: { tables: names.join(', ') } });
    }
    return { tables, ms: performance.now() - started };
  }

  /** Notes how the target stands, and sends the application there. */
  async #send(sessions: CutOverSessions, plan: CutOverPlan): Promise<WriteMarks> {
    await untilOursAreGone(sessions.writer);
    const marks = await readWriteMarks(sessions.writer, plan.schemas);
    this.#sourceMarks = await readWriteMarks(sessions.fence, plan.schemas);
    // The tables are locked: whoever comes through the door from now on waits at them.
    if (this.#door) await openDoor(this.#job.target, this.#door);
    this.#door = null;
    await this.#note(sessions, plan, { state: 'switching', marks });
    this.#sending = new AbortController();
    const { sourceLock, targetLock } = sessions;
    const ends = { stop: this.#sending.signal, lost: AbortSignal.any([sourceLock.lost, targetLock.lost]) };
    const late = await this.#clock.during('switched', async () => {
      try {
        return await sendOver(this.#job, targetLock, ends);
      } catch (fault) {
        this.#restartFault = fault;
        throw fault;
      }
    });
    this.#restartFault = late?.fault ?? null;
    return marks;
  }

  /** The line behind which nothing can be taken back without a loss. */
  async #open({ sourceLock, targetLock }: CutOverSessions): Promise<Date> {
    await Promise.all([sourceLock.prove(), targetLock.prove()]);
    this.#signal.throwIfAborted();
    if (this.#restartFault === null) this.#sending?.signal.throwIfAborted();
    clearTimeout(this.#timer);
    this.#isOpen = true;
    this.#sending = null;
    await this.#clock.during('opened', () => targetLock.release());
    this.#job.onOpened?.();
    return new Date();
  }

  async #firstWrite(
    sessions: CutOverSessions,
    plan: CutOverPlan,
    marks: WriteMarks,
  ): Promise<CutOverResult['firstWriteAt']> {
    await this.#note(sessions, plan, { state: 'open', marks });
    const limits = { seconds: this.#job.firstWriteSeconds, signal: this.#signal };
    return this.#clock.during('firstWrite', () => seeFirstWrite(sessions, plan, marks, limits));
  }

  #gap(): number {
    const begun = this.#clock.acts.find(({ act }) => act === 'locked');
    const done = this.#clock.acts.find(({ act }) => act === 'opened');
    return begun && done ? done.at + done.ms - begun.at : 0;
  }

  /** With sessions of its own: those of the cut-over may be what broke. */
  async #takeBack(): Promise<void> {
    const database = this.#database;
    await this.#undoReverse?.().catch(() => undefined);
    if (database === null) return;
    const { source, target, slot, roles } = this.#job;
    try {
      await openSource(source, { roles, database });
    } catch (cause) {
      const names = roles.map(({ name }) => name).join(', ');
      throw new MudanzaError('MUD-977', { params: { roles: names }, cause });
    }
    // What cannot be forgotten now is found by the next start, and taking it back twice does no harm.
    await forgetOnTarget({ target, slot }).catch(() => undefined);
  }
}

/**
 * Moves the application from the source to the target: shuts its writers out, lets everything arrive, proves it, and opens
 * the target. Whatever fails before the target is open is taken back, and nothing is lost: the target takes no write until
 * then. A restart that fails although the application waits at the target already is no such fault: the switch goes on.
 * A process that dies leaves no lock, and what it did to the roles is in the target's journal (`takeBackFence`).
 *
 * @throws MUD-966 to MUD-977 and MUD-654 to MUD-656, by name
 */
export function cutOver(job: CutOver): Promise<CutOverResult> {
  return new Night(job).run();
}
