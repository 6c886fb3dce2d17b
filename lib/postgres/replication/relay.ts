import type pg from 'pg';
import { rowsOfEach } from '../rows-of-each';
import type { BeginMessage, ChangeMessage } from './change-message';
import { ChangeRouter, type RouterTables } from './change-router';
import type { FollowedTable } from './followed-table';
import { type CommittedGroup, type GroupListener, type GroupStart, GroupWriter } from './group-writer';
import { parseChange } from './parse-change';
import type { ReplicationStream } from './replication-stream';
import type { StreamFrame } from './stream-frame';

/** How often an idle relay tells the source that it may forget, in ms. */
const IDLE_EVERY = 5_000;

export interface RelayStatus {
  /** Durable on the target. */
  readonly applied: bigint;
  /** What the source said it had sent. */
  readonly received: bigint;
  readonly transactions: number;
  readonly changes: number;
  /** When the source committed the last transaction that is applied. */
  readonly sourceTime: Date | null;
  /** Number of the last transaction that this relay has applied. */
  readonly xid: number | null;
  readonly isHeld: boolean;
}

export interface RelayOptions extends GroupStart {
  readonly tables: RouterTables;
  readonly onCommitted?: (group: CommittedGroup) => void;
}

interface Hold {
  /** Transactions whose commit record starts here or later wait. */
  readonly at: bigint;
  readonly reached: () => void;
}

/** Brings the changes of a slot to the target, in order, exactly once; holds at a place when told to. */
export class Relay implements GroupListener {
  readonly #group: GroupWriter;
  readonly #router: ChangeRouter;
  readonly #options: RelayOptions;
  readonly #client: pg.Client;
  readonly failed: Promise<never>;
  #fail: (error: unknown) => void = () => undefined;
  #stream: ReplicationStream | null = null;
  #received: bigint;
  #isSkipping = false;
  #hold: Hold | null = null;
  #isHeld = false;
  /** Frames that arrived behind the place where it holds. */
  #behind: StreamFrame[] = [];
  #transactions = 0;
  #changes = 0;
  #sourceTime: Date | null = null;
  #xid: number | null = null;
  #lastAdvance = 0;
  /** Bytes of the target's answers, and since when there were no more. */
  #heard = { bytes: 0, at: performance.now() };

  constructor(client: pg.Client, options: RelayOptions) {
    this.#options = options;
    this.#client = client;
    this.#received = options.lsn;
    this.#group = new GroupWriter(client, options, this);
    this.#router = new ChangeRouter(options.tables, this.#group);
    this.failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.failed.catch(() => undefined);
  }

  /** Tables whose changes go from one side to the other. */
  get followed(): readonly FollowedTable[] {
    return this.#options.tables.followed;
  }

  get status(): RelayStatus {
    return {
      applied: this.#group.progress,
      received: this.#received,
      transactions: this.#transactions,
      changes: this.#changes,
      sourceTime: this.#sourceTime,
      xid: this.#xid,
      isHeld: this.#isHeld,
    };
  }

  /** Takes up a stream whose frames go to `receive`. */
  attach(stream: ReplicationStream): void {
    this.#stream = stream;
    stream.ended.then(
      () => this.#fail(new Error('the source ended the stream')),
      (error: unknown) => this.#fail(error),
    );
  }

  readonly receive = (frame: StreamFrame): void => {
    if (this.#isHeld) {
      this.#behind.push(copied(frame));
      return;
    }
    try {
      if (frame.kind === 'keepalive') this.#keepalive(frame);
      else this.#change(parseChange(frame.payload), frame);
    } catch (error) {
      this.#fail(error);
      this.#stream?.pause();
      this.#isHeld = true;
      return;
    }
    if (this.#group.isFull) this.#stream?.pause();
  };

  #note(lsn: bigint): void {
    if (lsn > this.#received) this.#received = lsn;
    this.#stream?.note(this.#received);
  }

  #keepalive({ walEnd, wantsReply }: StreamFrame & { readonly kind: 'keepalive' }): void {
    if (this.#group.isInTransaction || this.#isSkipping) {
      if (wantsReply) this.#stream?.confirm(this.#group.progress);
      return;
    }
    this.#note(walEnd);
    const wait = wantsReply ? 500 : IDLE_EVERY;
    if (this.#group.isIdle && performance.now() - this.#lastAdvance > wait && walEnd > this.#group.progress) {
      this.#lastAdvance = performance.now();
      this.#group.advance(this.#received);
    } else if (wantsReply) this.#stream?.confirm(this.#group.progress);
    this.#checkHold();
  }

  #change(message: ChangeMessage, frame: StreamFrame): void {
    if (message.kind === 'begin') this.#begin(message, frame);
    else if (message.kind === 'commit') {
      this.#note(message.endLsn);
      if (!this.#isSkipping) this.#group.commit(message.endLsn, message.at);
      this.#isSkipping = false;
      this.#checkHold();
    } else if (message.kind === 'relation' || !this.#isSkipping) this.#router.route(message);
  }

  #begin({ finalLsn, xid }: BeginMessage, frame: StreamFrame): void {
    if (this.#hold && finalLsn >= this.#hold.at) {
      this.#isHeld = true;
      this.#stream?.pause();
      this.#behind.push(copied(frame));
      this.#checkHold();
      return;
    }
    // The server may send again what it was told of late; what the progress row has passed is not applied twice.
    this.#isSkipping = finalLsn < this.#group.progress;
    if (!this.#isSkipping) this.#group.begin(xid);
  }

  /** Tells who waits for the hold: everything before it is committed, and nothing after it. */
  #checkHold(): void {
    const hold = this.#hold;
    if (!hold || !this.#group.isIdle || this.#isSkipping) return;
    if (!this.#isHeld && this.#received < hold.at) return;
    this.#isHeld = true;
    this.#stream?.pause();
    hold.reached();
  }

  onCommitted(group: CommittedGroup): void {
    this.#transactions += group.transactions;
    this.#changes += group.changes;
    this.#sourceTime = group.sourceTime ?? this.#sourceTime;
    this.#xid = group.xid ?? this.#xid;
    this.#stream?.confirm(group.lsn);
    this.#options.onCommitted?.(group);
  }

  onRoom(): void {
    this.#checkHold();
    if (!this.#isHeld) this.#stream?.resume();
  }

  onFailed(error: unknown): void {
    this.#fail(error);
  }

  /** ms in which a side from which something is waited for has said nothing; 0 where nothing is. */
  get silence(): { readonly source: number; readonly target: number } {
    const bytes = Number(Reflect.get(this.#client.connection.stream, 'bytesRead'));
    const now = performance.now();
    if (bytes !== this.#heard.bytes || !this.#group.isAwaiting) this.#heard = { bytes, at: now };
    return { source: this.#stream?.silence ?? 0, target: now - this.#heard.at };
  }

  /** Ends it from outside: a connection of it is lost, though its socket does not know. */
  giveUp(error: Error): void {
    this.#fail(error);
  }

  /**
   * Applies every transaction whose commit lies before `at` and none after it; resolves when they are committed. With 0
   * it holds as soon as what has begun to arrive is committed. `release` lets it go on.
   */
  async holdAt(at: bigint): Promise<void> {
    const reached = new Promise<void>((resolve) => {
      this.#hold = { at, reached: resolve };
    });
    this.#goOn();
    this.#checkHold();
    const ask = setInterval(() => this.#stream?.ask(), 100);
    try {
      await Promise.race([reached, this.failed]);
    } finally {
      clearInterval(ask);
    }
  }

  /**
   * Asks the target on the relay's own session, where everything that it wrote is counted. Only while it holds. Every table
   * that is written to from here on is called touched anew.
   */
  async askHeld(texts: readonly string[]): Promise<object[][]> {
    if (!this.#isHeld || !this.#group.isIdle) throw new Error('the relay does not hold');
    this.#group.noteAnew();
    // Before 15 there is no such function, and the server counts by itself within a second.
    const counts = await rowsOfEach(this.#client, [
      `select count(*)::int as there from pg_catalog.pg_proc where proname = 'pg_stat_force_next_flush'`,
    ]);
    const canCount = counts[0]?.some((row) => Reflect.get(row, 'there') === 1);
    if (canCount) await this.#client.query('select pg_catalog.pg_stat_force_next_flush()');
    return rowsOfEach(this.#client, texts);
  }

  /** Ends a hold. */
  release(): void {
    this.#hold = null;
    this.#goOn();
  }

  /** Takes what waits behind a hold, then reads on. */
  #goOn(): void {
    this.#isHeld = false;
    const waiting = this.#behind;
    this.#behind = [];
    for (const frame of waiting) this.receive(frame);
    if (!this.#isHeld && !this.#group.isFull) this.#stream?.resume();
  }

  /** Resolves when everything before `lsn` is committed on the target. */
  async until(lsn: bigint, signal: AbortSignal): Promise<void> {
    const isThere = () => this.#group.progress >= lsn || (this.#group.isIdle && this.#received >= lsn);
    // Looks often, since an application may be waiting; asks seldom.
    for (let turn = 0; !isThere(); turn += 1) {
      signal.throwIfAborted();
      if (turn % 8 === 0) this.#stream?.ask();
      await Promise.race([new Promise((resolve) => setTimeout(resolve, 3)), this.failed]);
    }
  }
}

/** Frames lie in memory that the socket uses again. */
function copied(frame: StreamFrame): StreamFrame {
  return frame.kind === 'data' ? { kind: 'data', payload: Buffer.from(frame.payload) } : frame;
}
