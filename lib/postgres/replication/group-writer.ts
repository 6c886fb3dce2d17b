import type pg from 'pg';
import { type CheckMode, QUIET } from '../copy/copy-chunk';
import { pinStatement } from '../copy/copy-session';
import { MOVE_PROGRESS } from './follow-journal';
import { formatLsn } from './lsn';
import { Pipeline } from './pipeline';
import { refusedChange } from './refused-change';
import type { Execution } from './relation-writer';
import { arrayText, NOTE_TOUCHED } from './touched-journal';
import { WireBatch } from './wire-batch';

export interface GroupLimits {
  /** Most source transactions of one target transaction. */
  readonly transactions: number;
  /** Bytes that may wait while the group before is on its way. */
  readonly bytes: number;
  /** Bytes of an unfinished source transaction that are sent ahead, into the open target transaction. */
  readonly ahead: number;
}

export const GROUP_LIMITS: GroupLimits = { transactions: 2_000, bytes: 4 * 1024 * 1024, ahead: 1024 * 1024 };

/** What a committed group held. */
export interface CommittedGroup {
  readonly lsn: bigint;
  readonly transactions: number;
  readonly changes: number;
  /** When the source committed the last of them; null when only the progress row moved. */
  readonly sourceTime: Date | null;
  /** Number of the last of them; null when only the progress row moved. */
  readonly xid: number | null;
}

export interface GroupListener {
  onCommitted(group: CommittedGroup): void;
  /** There may be room again. */
  onRoom(): void;
  onFailed(error: unknown): void;
}

export interface GroupStart {
  readonly slot: string;
  readonly lsn: bigint;
  readonly checks: CheckMode;
}

/** Groups that may be on their way at once: the second hides the way there and back of the first. */
const IN_FLIGHT = 2;
/** What a group must hold to be sent while another is on its way: many small ones would cost more than they gain. */
const WORTH = { transactions: 500, bytes: 512 * 1024 };

/** ms after which a small group goes out behind one that is on its way: far from the target, its answer takes longer. */
const SOON = 5;

const PROLOGUE = 'mudanza_prologue';
const text = (value: string | number) => Buffer.from(String(value));

const PINS = pinStatement([
  // A group that the slot gives up has to survive a crash of the target.
  ['synchronous_commit', 'on'],
  ['plan_cache_mode', 'force_generic_plan'],
]).text;

/**
 * Gathers source transactions into groups, each one target transaction that also moves the progress row. While one is
 * on its way the next is gathered. A large source transaction is streamed into the open target transaction.
 */
export class GroupWriter {
  readonly #pipeline: Pipeline;
  readonly #start: GroupStart;
  readonly #limits: GroupLimits;
  readonly #listener: GroupListener;
  readonly #batch = new WireBatch();
  readonly #names = new Map<string, string>();
  readonly #known = new Set<string>();
  /** Tables of the target that the open group writes to and that the journal does not call touched yet. */
  #touched = new Set<string>();
  /** Those that it does, since the last `noteAnew`. */
  readonly #noted = new Set<string>();
  /** Tables of the statements of the open group, in order: says whose change the server refused. */
  #labels: string[] = [];
  #progress: bigint;
  /** Where the progress row stands when everything that was sent is committed: the next group names it. */
  #sentTo: bigint;
  #hasBegun = false;
  #isInTransaction = false;
  /** Groups that were sent to their end and are not answered. */
  #inFlight = 0;
  /** A part of the open group is being handed to the socket. */
  #isSending = false;
  #isFailed = false;
  #soon: NodeJS.Timeout | undefined;
  #transactions = 0;
  #changes = 0;
  #last: { readonly lsn: bigint; readonly xid: number | null; readonly at: Date | null };
  #xid = 0;

  constructor(client: pg.Client, start: GroupStart, listener: GroupListener, limits = GROUP_LIMITS) {
    this.#pipeline = new Pipeline(client);
    this.#start = start;
    this.#progress = start.lsn;
    this.#sentTo = start.lsn;
    this.#last = { lsn: start.lsn, xid: null, at: null };
    this.#listener = listener;
    this.#limits = limits;
  }

  /** Everything that arrived is committed. */
  get isIdle(): boolean {
    return !this.#isInTransaction && !this.isAwaiting && !this.#hasBegun;
  }

  get isInTransaction(): boolean {
    return this.#isInTransaction;
  }

  /** Something was sent that the server has not answered yet. */
  get isAwaiting(): boolean {
    return this.#inFlight > 0 || this.#isSending;
  }

  /** What is durable on the target. */
  get progress(): bigint {
    return this.#progress;
  }

  /** Nothing more should come before `onRoom`. */
  get isFull(): boolean {
    if (this.#inFlight === 0 && !this.#isSending) return false;
    const most = this.#isInTransaction ? this.#limits.ahead : this.#limits.bytes;
    return this.#batch.length >= most || this.#transactions >= this.#limits.transactions;
  }

  readonly name = (statement: string): string => {
    const known = this.#names.get(statement);
    if (known) return known;
    const name = `mudanza_${this.#names.size + 1}`;
    this.#names.set(statement, name);
    return name;
  };

  #execute({ name, text: statement, values }: Execution, label: string): void {
    if (!this.#known.has(name)) {
      this.#known.add(name);
      this.#batch.parse(name, statement);
    }
    this.#batch.execute(name, values);
    this.#labels.push(label);
  }

  #open(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    // The side that changes go back to may refuse writers that do not ask for it.
    this.#execute({ name: 'mudanza_begin', text: 'begin read write', values: [] }, '');
    this.#execute({ name: PROLOGUE, text: PINS, values: [] }, '');
    const isReplica = this.#start.checks === 'replica';
    const quiet = isReplica ? QUIET.text : 'set constraints all deferred';
    this.#execute({ name: 'mudanza_quiet', text: quiet, values: [] }, '');
  }

  /** A transaction of the source begins. */
  begin(xid: number): void {
    this.#open();
    this.#isInTransaction = true;
    this.#xid = xid;
  }

  /** @param target the table that is written to */
  write(execution: Execution, label: string, target: string): void {
    this.#execute(execution, label);
    this.touch(target);
    this.#changes += 1;
    if (this.#batch.length >= this.#limits.ahead) this.#pump();
  }

  /** The open group writes to that table of the target. */
  touch(target: string): void {
    if (!this.#noted.has(target)) this.#touched.add(target);
  }

  /** From here on every table that is written to is written down again: both sides were compared as they are now. */
  noteAnew(): void {
    this.#noted.clear();
  }

  /** The transaction is complete. */
  commit(lsn: bigint, at: Date): void {
    this.#isInTransaction = false;
    this.#transactions += 1;
    this.#last = { lsn, xid: this.#xid, at };
    this.#pump();
  }

  /** Nothing happened up to `lsn`: the progress row says so, and the source may forget. */
  advance(lsn: bigint): void {
    if (!this.isIdle || lsn <= this.#progress) return;
    this.#open();
    this.#last = { lsn, xid: null, at: null };
    this.#pump();
  }

  #noteTouched(lsn: bigint): void {
    if (this.#touched.size === 0) return;
    const values = [text(this.#start.slot), text(arrayText([...this.#touched])), text(formatLsn(lsn))];
    this.#execute({ name: 'mudanza_touched', text: NOTE_TOUCHED, values }, PROLOGUE);
    for (const target of this.#touched) this.#noted.add(target);
    this.#touched.clear();
  }

  #closing(): void {
    const { lsn, xid, at } = this.#last;
    this.#noteTouched(lsn);
    const values = [
      text(this.#start.slot),
      text(formatLsn(lsn)),
      xid === null ? null : text(xid),
      at === null ? null : text(at.toISOString()),
      text(this.#transactions),
      text(this.#changes),
      text(formatLsn(this.#sentTo)),
    ];
    this.#execute({ name: 'mudanza_progress', text: MOVE_PROGRESS, values }, PROLOGUE);
    this.#execute({ name: 'mudanza_commit', text: 'commit', values: [] }, '');
    this.#batch.sync();
  }

  get #isWorth(): boolean {
    return this.#transactions >= WORTH.transactions || this.#batch.length >= WORTH.bytes;
  }

  #pump(): void {
    if (this.#isSending || this.#isFailed || !this.#hasBegun) return;
    if (this.#isInTransaction) {
      if (this.#batch.length >= this.#limits.ahead && this.#inFlight === 0) this.#sendAhead();
    } else if (this.#inFlight === 0 || (this.#inFlight < IN_FLIGHT && this.#isWorth)) this.#finish();
    else if (this.#inFlight < IN_FLIGHT) this.#finishSoon();
  }

  #finishSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      if (this.#isFailed || !this.#hasBegun || this.#isInTransaction || this.#inFlight >= IN_FLIGHT) return;
      this.#finish();
    }, SOON).unref();
  }

  #finish(): void {
    this.#closing();
    const group = {
      lsn: this.#last.lsn,
      transactions: this.#transactions,
      changes: this.#changes,
      sourceTime: this.#last.at,
      xid: this.#last.xid,
    };
    const labels = this.#labels;
    this.#labels = [];
    this.#hasBegun = false;
    this.#transactions = 0;
    this.#changes = 0;
    this.#sentTo = group.lsn;
    this.#inFlight += 1;
    const sent = this.#pipeline.finish(this.#batch.take());
    sent.done
      .then(() => {
        this.#inFlight -= 1;
        if (this.#isFailed) return;
        this.#progress = group.lsn;
        this.#listener.onCommitted(group);
        this.#goOn();
      })
      .catch((error: unknown) => this.#fail(error, labels[sent.completed()]));
  }

  #sendAhead(): void {
    this.#isSending = true;
    this.#pipeline
      .send(this.#batch.take())
      .then(() => {
        this.#isSending = false;
        this.#goOn();
      })
      .catch((error: unknown) => this.#fail(error, this.#labels[this.#pipeline.completed]));
  }

  #goOn(): void {
    this.#pump();
    if (!this.isFull) this.#listener.onRoom();
  }

  /** The first failure is the cause; a group behind it fails too, since the progress row is not where it says. */
  #fail(error: unknown, label = ''): void {
    if (this.#isFailed) return;
    this.#isFailed = true;
    this.#listener.onFailed(refusedChange(error, label, PROLOGUE));
  }
}
