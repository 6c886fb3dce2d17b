import { say } from '../../i18n/message';
import type { FollowPicture } from '../../plan/progress-detail';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../../postgres/address/endpoint';
import { readFollowFacts } from '../../postgres/replication/follow-facts';
import { type FollowProgress, readFollowedTables } from '../../postgres/replication/follow-journal';
import type { FollowedTable } from '../../postgres/replication/followed-table';
import type { Relay } from '../../postgres/replication/relay';
import { readSlotStand, secondsSince, xidsBetween } from '../../postgres/replication/slot-stand';
import { type SourceChanges, sourceChanges } from '../../postgres/replication/source-changes';
import { sourcePosition } from '../../postgres/replication/source-position';
import type { HeldVerification } from '../../postgres/replication/verify-held';
import { withSource } from '../../postgres/with-client';
import type { FollowPoint } from './follow-evidence';
import { secondsUntilLost } from './held-forecast';
import { megabytes } from './megabytes';

/** Points that are kept of one run; of a longer one every second, fourth, … is. */
const MOST_POINTS = 240;
/** ms between two lines in the log, and between two looks at the schema: days of following leave no more than they must. */
const SAY_EVERY = { first: 10_000, later: 300_000 };
const FIRST_MINUTES = 300_000;
const SCHEMA_EVERY = 10_000;
/** Bytes that a server writes of its own accord: nothing to apply is no lag. */
const QUIET = 1_024;
/** Seconds of log from which a week is foretold; shorter ones say nothing. */
const LOG_SECONDS = 10;
/** Most names in the picture. */
const NAMED = 10;

export interface GaugeParts {
  readonly direction: FollowPicture['direction'];
  /** The server whose changes are taken, and the one that has the journal. */
  readonly origin: Credentials;
  readonly place: Credentials;
  readonly progress: FollowProgress;
}

interface Watched extends GaugeParts {
  /** Ends a look at once; a stop that keeps its evidence does not. */
  readonly signal: AbortSignal;
}

/** An exact comparison, and when it was made. */
export interface HeldComparison {
  readonly lsn: string;
  readonly heldMs: number;
  readonly tables: HeldVerification['tables'];
  readonly notCompared: HeldVerification['notCompared'];
  readonly at: number;
}

interface Found {
  readonly tables: readonly FollowedTable[];
  readonly keepMb: number | null;
  readonly goal: bigint;
}

/** Looks at where following stands: lag in bytes, seconds and transactions, WAL that is held, and the schema. */
export class FollowGauge {
  readonly #ctx: StepContext;
  readonly #parts: Watched;
  readonly #tables: readonly FollowedTable[];
  readonly keepMb: number | null;
  /** Up to where the origin had written when following began. */
  readonly goal: bigint;
  readonly #began = performance.now();
  #relay: Relay | null = null;
  #points: FollowPoint[] = [];
  /** The last of them, for the speed of now. */
  #recent: FollowPoint[] = [];
  #every = 1;
  #looks = 0;
  #lastSaid = performance.now();
  #lastSchema = performance.now();
  /** Of the relays before the one that works now. */
  #before = { transactions: 0, changes: 0 };
  walStatus: string | null = null;
  /** Where the origin's log stood at the first look, and how fast it grew since. */
  #log: { readonly at: number; readonly position: bigint } | null = null;
  #logRate: number | null = null;
  state: FollowPicture['state'] = 'follows';
  verified: HeldComparison | null = null;

  private constructor(ctx: StepContext, parts: Watched, { tables, keepMb, goal }: Found) {
    this.#ctx = ctx;
    this.#parts = parts;
    this.#tables = tables;
    this.keepMb = keepMb;
    this.goal = goal;
  }

  static async start(ctx: StepContext, parts: Watched): Promise<FollowGauge> {
    const { signal } = parts;
    const tables = await withSource(
      parts.place,
      (client) => readFollowedTables(client, parts.progress.slot),
      { signal },
    );
    const [keepMb, goal] = await withSource(
      parts.origin,
      async (client) => [(await readFollowFacts(client)).keepMb, await sourcePosition(client)] as const,
      { signal },
    );
    return new FollowGauge(ctx, parts, { tables, keepMb, goal });
  }

  get points(): readonly FollowPoint[] {
    return this.#points;
  }

  /** Of all relays of this run. */
  get applied(): { readonly transactions: number; readonly changes: number } {
    const now = this.#relay?.status;
    return {
      transactions: this.#before.transactions + (now?.transactions ?? 0),
      changes: this.#before.changes + (now?.changes ?? 0),
    };
  }

  /** Measures another relay from now on; null while there is none. */
  attach(relay: Relay | null): void {
    this.#before = this.applied;
    this.#relay = relay;
    this.state = relay ? 'follows' : 'reconnects';
  }

  async schemaChanges(): Promise<SourceChanges> {
    const { origin, place, progress, signal } = this.#parts;
    return withSource(
      origin,
      (client) =>
        withSource(place, (there) => sourceChanges(client, there, this.#tables, progress), { signal }),
      { signal },
    );
  }

  /** Throws MUD-953 when the schema has changed, before a row of it arrives. */
  async look(): Promise<void> {
    const { origin, progress, signal } = this.#parts;
    const stand = await withSource(origin, (client) => readSlotStand(client, progress.slot), { signal });
    this.walStatus = stand.walStatus;
    const at = performance.now();
    this.#log ??= { at, position: stand.position };
    const seconds = (at - this.#log.at) / 1000;
    if (seconds >= LOG_SECONDS) this.#logRate = Number(stand.position - this.#log.position) / seconds;
    const status = this.#relay?.status;
    const reached = status?.received ?? stand.confirmed ?? stand.position;
    const lagBytes = Math.max(0, Number(stand.position - reached));
    const sourceTime = status?.sourceTime ?? progress.sourceTime;
    const xid = status?.xid ?? progress.xid;
    const isQuiet = lagBytes < QUIET;
    const behind = secondsSince(sourceTime, stand);
    this.#keep({
      ...{ at: Date.now(), lagBytes, heldBytes: stand.heldBytes },
      lagSeconds: isQuiet ? 0 : behind,
      lagTransactions: isQuiet || xid === null ? 0 : xidsBetween(xid, stand.nextXid),
      transactions: this.applied.transactions,
    });
    this.#say();
    await this.#watchSchema();
  }

  async #watchSchema(): Promise<void> {
    if (performance.now() - this.#lastSchema < SCHEMA_EVERY) return;
    this.#lastSchema = performance.now();
    const { harmful } = await this.schemaChanges();
    if (harmful.length > 0) throw new MudanzaError('MUD-953', { params: { changes: harmful.join(', ') } });
  }

  /** Draws where it stands; also while nothing can be asked. */
  draw(): void {
    const last = this.#recent.at(-1);
    if (!last) return;
    const [first] = this.#recent;
    const seconds = first ? (last.at - first.at) / 1000 : 0;
    const rate = first && seconds > 0 ? Math.max(0, (last.transactions - first.transactions) / seconds) : 0;
    const { verified } = this;
    const picture: FollowPicture = {
      ...{ kind: 'follow', direction: this.#parts.direction, state: this.state, rate },
      ...{ at: Date.now(), lagBytes: last.lagBytes, lagSeconds: last.lagSeconds, heldBytes: last.heldBytes },
      ...{ lagTransactions: last.lagTransactions ?? 0, transactions: last.transactions, keepMb: this.keepMb },
      secondsLeft: secondsUntilLost(this.#recent, this.keepMb),
      logRate: this.#logRate,
      verified: verified && {
        at: verified.at,
        tables: verified.tables.length,
        kept: verified.tables.filter((table) => 'comparedAt' in table).length,
        notCompared: verified.notCompared.slice(0, NAMED),
        differing: verified.tables.filter(({ badBuckets }) => badBuckets > 0).length,
      },
    };
    const params = {
      transactions: last.transactions,
      lag: megabytes(last.lagBytes),
      held: megabytes(last.heldBytes),
    };
    this.#ctx.progress(last.transactions, 0, say('follow.log.stands', params), picture);
  }

  #say(): void {
    this.draw();
    const isFirst = performance.now() - this.#began < FIRST_MINUTES;
    if (performance.now() - this.#lastSaid < (isFirst ? SAY_EVERY.first : SAY_EVERY.later)) return;
    this.#lastSaid = performance.now();
    const last = this.#recent.at(-1);
    if (!last) return;
    const [lag, held] = [megabytes(last.lagBytes), megabytes(last.heldBytes)];
    this.#ctx.log('info', say('follow.log.stands', { transactions: last.transactions, lag, held }));
    if (this.keepMb !== null && this.keepMb > 0 && held * 2 > this.keepMb) {
      this.#ctx.log('warn', say('follow.held.large', { held, limit: this.keepMb }));
    }
  }

  #keep(point: FollowPoint): void {
    this.#ctx.sample('follow.lag', point.at, point.lagSeconds * 1000);
    this.#recent = [...this.#recent.slice(-11), point];
    this.#looks += 1;
    if (this.#looks % this.#every !== 0) this.#points.pop();
    this.#points.push(point);
    if (this.#points.length < MOST_POINTS) return;
    this.#points = this.#points.filter((_, index) => index % 2 === 1);
    this.#every *= 2;
  }
}
