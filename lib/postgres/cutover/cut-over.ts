import { setTimeout as sleep } from 'node:timers/promises';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { tableLabel } from '../copy/copy-table';
import { verifyDatabase } from '../copy/verify-database';
import { keptTables, sourceQuery, standOf, targetQueries } from '../replication/untouched-tables';
import { withRelay } from '../replication/with-relay';
import { trustedSql } from '../sql';
import { ActClock } from './acts';
import { type ClosedSides, closeBoth } from './close-both';
import type { CutOver, CutOverResult } from './cut-over-job';
import { type CutOverSessions, withCutOverSessions } from './cut-over-sessions';
import { makeFenceJournal, type WriteMarks, writeFence } from './fence-journal';
import { type CutOverPlan, planCutOver } from './plan-cut-over';
import { refusals } from './refusals';
import { strayWrites } from './stray-writes';
import { forgetOnTarget, openSource } from './take-back-fence';
import { movedMarks, readWriteMarks, untilRelayIsGone } from './write-marks';

/** ms that acts under way get to notice that their sessions are gone. */
const SETTLE = 5_000;

const labelsOf = ({ sources }: CutOverPlan) => sources.map(tableLabel);
const unless = (labels: readonly string[], others: readonly string[]) =>
  labels.filter((label) => !others.includes(label));

/** Source tables that were found equal while they were followed, and that neither the stream nor the servers' counts touched since. */
async function untouchedSources(
  { fence, writer }: CutOverSessions,
  { tables, progress }: CutOverPlan,
): Promise<string[]> {
  // Its session counts what it wrote when it ends.
  await untilRelayIsGone(writer);
  const [marks, untouched] = targetQueries(tables, progress.slot);
  const own = (text: string) => trustedSql(text, 'own-file');
  const answers = {
    source: await fence.rows<object>(own(sourceQuery(tables))),
    target: await writer.rows<object>(own(marks)),
    untouched: await writer.rows<object>(own(untouched)),
  };
  return keptTables(standOf(tables, answers)).flatMap(({ parts }) => parts);
}

/** One cut-over; see `cutOver`. */
class Night {
  readonly #job: CutOver;
  readonly #clock: ActClock;
  readonly #limit = new AbortController();
  readonly #signal: AbortSignal;
  #timer: NodeJS.Timeout | undefined;
  /** The source's, once its roles may be shut out. */
  #database: string | null = null;
  #isOpen = false;
  #undoReverse: (() => Promise<void>) | undefined;
  #closing: Promise<ClosedSides> | undefined;

  constructor(job: CutOver) {
    this.#job = job;
    this.#clock = new ActClock(job.onAct);
    this.#signal = AbortSignal.any([job.signal, this.#limit.signal]);
  }

  async run(): Promise<CutOverResult> {
    try {
      return await withCutOverSessions(this.#job, this.#signal, (sessions) => this.#go(sessions));
    } catch (error) {
      // A relay that fails ends the sessions under it; nothing of it may still be on its way.
      await Promise.race([this.#closing?.catch(() => undefined), sleep(SETTLE)]);
      if (!this.#isOpen) await this.#takeBack();
      throw error;
    } finally {
      clearTimeout(this.#timer);
    }
  }

  async #go(sessions: CutOverSessions): Promise<CutOverResult> {
    const job = this.#job;
    const plan = await planCutOver(sessions.fence, sessions.writer, job.slot);
    const closed = await this.#close(sessions, plan);
    // What nothing came for since it was found equal is compared when the application writes again, at the same moment.
    const later = job.verify === 'before' ? await untouchedSources(sessions, plan) : labelsOf(plan);
    const early = await this.#verify(plan, closed, unless(labelsOf(plan), later));
    const marks = await this.#send(sessions, plan);
    const openedAt = await this.#open(sessions);
    const firstWriteAt = await this.#firstWrite(sessions, plan, marks);
    const roles = await this.#clock.during('refused', () => refusals(job, sessions.fence));
    await this.#clock.during('released', () => sessions.sourceLock.release());
    const late = await this.#verify(plan, closed, later, early.tables.length > 0);
    const verified = { tables: [...early.tables, ...late.tables], ms: early.ms + late.ms };
    const { snapshots: _, ...found } = closed;
    const { publication } = plan.progress;
    return {
      ...{ ...found, verified, openedAt, firstWriteAt, roles },
      acts: this.#clock.acts,
      gapMs: this.#gap(),
      strays: await strayWrites(sessions.fence, { slot: job.slot, publication }),
      sessions: await sessions.fence.sessions(null),
    };
  }

  #close(sessions: CutOverSessions, plan: CutOverPlan): Promise<ClosedSides> {
    const job = this.#job;
    const { source, target, slot } = job;
    return withRelay({ source, target, slot, signal: this.#signal }, (relay) => {
      this.#closing = closeBoth({
        ...{ job, sessions, plan, relay, clock: this.#clock, signal: this.#signal },
        onFence: async () => {
          await makeFenceJournal(sessions.writer);
          await this.#note(sessions, plan, { state: 'fencing', marks: [] });
          this.#database = plan.database;
          this.#startLimit();
        },
        onReverse: (undo) => {
          this.#undoReverse = undo;
        },
      });
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
    return writeFence(writer, { slot, database, roles, ...what });
  }

  #startLimit(): void {
    const { maxSeconds } = this.#job;
    this.#timer = setTimeout(() => {
      this.#limit.abort(new MudanzaError('MUD-969', { params: { seconds: maxSeconds } }));
    }, maxSeconds * 1000);
  }

  /** Every row of some tables at the moment of the switch. Before the opening it throws MUD-971 where one differs. */
  async #verify(
    { progress }: CutOverPlan,
    { snapshots }: ClosedSides,
    only: readonly string[],
    isRest = false,
  ): Promise<CutOverResult['verified']> {
    if (only.length === 0) return { tables: [], ms: 0 };
    const { source, target, lanes } = this.#job;
    const { schemas, leaveOut } = progress;
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
    await untilRelayIsGone(sessions.writer);
    const marks = await readWriteMarks(sessions.writer, plan.progress.schemas);
    await this.#note(sessions, plan, { state: 'switching', marks });
    const waiting = () => sessions.targetLock.waiting();
    await this.#clock.during('switched', () => this.#job.switchOver({ signal: this.#signal, waiting }));
    return marks;
  }

  /** The line behind which nothing can be taken back without a loss. */
  async #open({ sourceLock, targetLock }: CutOverSessions): Promise<Date> {
    await sourceLock.prove();
    this.#signal.throwIfAborted();
    clearTimeout(this.#timer);
    this.#isOpen = true;
    await this.#clock.during('opened', () => targetLock.release());
    this.#job.onOpened?.();
    return new Date();
  }

  async #firstWrite(
    sessions: CutOverSessions,
    plan: CutOverPlan,
    marks: WriteMarks,
  ): Promise<CutOverResult['firstWriteAt']> {
    const { firstWriteSeconds, signal } = this.#job;
    await this.#note(sessions, plan, { state: 'open', marks });
    const until = performance.now() + firstWriteSeconds * 1000;
    return this.#clock.during('firstWrite', async () => {
      for (;;) {
        const moved = movedMarks(marks, await readWriteMarks(sessions.writer, plan.progress.schemas));
        if (moved.length > 0) return new Date();
        if (performance.now() > until) return null;
        await sleep(50, undefined, { signal });
      }
    });
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
 * then. A process that dies leaves no lock, and what it did to the roles is in the target's journal (`takeBackFence`).
 *
 * @throws MUD-966 to MUD-977, by name
 */
export function cutOver(job: CutOver): Promise<CutOverResult> {
  return new Night(job).run();
}
