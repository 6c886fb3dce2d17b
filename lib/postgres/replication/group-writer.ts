import type pg from 'pg';
import { type CheckMode, QUIET } from '../copy/copy-chunk';
import { pinStatement } from '../copy/copy-session';
import { MOVE_PROGRESS } from './follow-journal';
import { formatLsn } from './lsn';
import { Pipeline } from './pipeline';
import { refusedChange } from './refused-change';
import type { Execution } from './relation-writer';
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
  /** Tables of the statements of the open group, in order: says whose change the server refused. */
  #labels: string[] = [];
  /** The same of a group that was sent to its end. */
  #sentLabels: string[] | null = null;
  #progress: bigint;
  #hasBegun = false;
  #isInTransaction = false;
  #isOnItsWay = false;
  #isFailed = false;
  #transactions = 0;
  #changes = 0;
  #last: { readonly lsn: bigint; readonly xid: number | null; readonly at: Date | null };
  #xid = 0;

  constructor(client: pg.Client, start: GroupStart, listener: GroupListener, limits = GROUP_LIMITS) {
    this.#pipeline = new Pipeline(client);
    this.#start = start;
    this.#progress = start.lsn;
    this.#last = { lsn: start.lsn, xid: null, at: null };
    this.#listener = listener;
    this.#limits = limits;
  }

  /** Everything that arrived is committed. */
  get isIdle(): boolean {
    return !this.#isInTransaction && !this.#isOnItsWay && !this.#hasBegun;
  }

  get isInTransaction(): boolean {
    return this.#isInTransaction;
  }

  /** What is durable on the target. */
  get progress(): bigint {
    return this.#progress;
  }

  /** Nothing more should come before `onRoom`. */
  get isFull(): boolean {
    if (!this.#isOnItsWay) return false;
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

  write(execution: Execution, label: string): void {
    this.#execute(execution, label);
    this.#changes += 1;
    if (this.#batch.length >= this.#limits.ahead) this.#pump();
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

  #closing(): void {
    const { lsn, xid, at } = this.#last;
    const values = [
      text(this.#start.slot),
      text(formatLsn(lsn)),
      xid === null ? null : text(xid),
      at === null ? null : text(at.toISOString()),
      text(this.#transactions),
      text(this.#changes),
      text(formatLsn(this.#progress)),
    ];
    this.#execute({ name: 'mudanza_progress', text: MOVE_PROGRESS, values }, PROLOGUE);
    this.#execute({ name: 'mudanza_commit', text: 'commit', values: [] }, '');
    this.#batch.sync();
  }

  #pump(): void {
    if (this.#isOnItsWay || this.#isFailed || !this.#hasBegun) return;
    if (!this.#isInTransaction) this.#finish();
    else if (this.#batch.length >= this.#limits.ahead) this.#sendAhead();
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
    this.#isOnItsWay = true;
    this.#hasBegun = false;
    this.#transactions = 0;
    this.#changes = 0;
    this.#sentLabels = this.#labels;
    this.#labels = [];
    this.#settle(this.#pipeline.finish(this.#batch.take()), () => {
      this.#progress = group.lsn;
      this.#sentLabels = null;
      this.#listener.onCommitted(group);
    });
  }

  #sendAhead(): void {
    this.#isOnItsWay = true;
    this.#settle(this.#pipeline.send(this.#batch.take()), () => undefined);
  }

  #settle(sent: Promise<void>, then: () => void): void {
    sent
      .then(() => {
        this.#isOnItsWay = false;
        then();
        this.#pump();
        if (!this.isFull) this.#listener.onRoom();
      })
      .catch((error: unknown) => {
        this.#isFailed = true;
        const label = (this.#sentLabels ?? this.#labels)[this.#pipeline.completed] ?? '';
        this.#listener.onFailed(refusedChange(error, label, PROLOGUE));
      });
  }
}
