import { say } from '../../i18n/message';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../../postgres/address/endpoint';
import { findFollowLeftovers } from '../../postgres/replication/find-leftovers';
import { readFollowFacts } from '../../postgres/replication/follow-facts';
import { type FollowProgress, readFollowedTables } from '../../postgres/replication/follow-journal';
import type { FollowedTable } from '../../postgres/replication/followed-table';
import type { Relay } from '../../postgres/replication/relay';
import { schemaChanges } from '../../postgres/replication/schema-watch';
import { sourcePosition } from '../../postgres/replication/source-position';
import { withSource, withTarget } from '../../postgres/with-client';
import { requireDoors } from './doors';
import type { FollowPoint } from './follow-evidence';
import { megabytes } from './megabytes';

/** Points that are kept of one run; of a longer one every second, fourth, … is. */
const MOST_POINTS = 240;
/** ms between two lines in the log, and between two looks at the source's schema. */
const SAY_EVERY = 10_000;

interface Parts {
  readonly source: Credentials;
  readonly relay: Relay;
  readonly progress: FollowProgress;
}

/** Looks at where following stands: lag in bytes and seconds, WAL that is held, and the schema of the source. */
export class FollowGauge {
  readonly #ctx: StepContext;
  readonly #parts: Parts;
  readonly #tables: readonly FollowedTable[];
  readonly keepMb: number | null;
  /** Up to where the source had written when following began. */
  readonly goal: bigint;
  #points: FollowPoint[] = [];
  #every = 1;
  #looks = 0;
  #lastSaid = performance.now();

  private constructor(
    ctx: StepContext,
    parts: Parts,
    found: {
      readonly tables: readonly FollowedTable[];
      readonly keepMb: number | null;
      readonly goal: bigint;
    },
  ) {
    this.#ctx = ctx;
    this.#parts = parts;
    this.#tables = found.tables;
    this.keepMb = found.keepMb;
    this.goal = found.goal;
  }

  static async start(ctx: StepContext, parts: Parts): Promise<FollowGauge> {
    const { target } = await requireDoors(ctx);
    const { signal } = ctx;
    const tables = await withTarget(target, (client) => readFollowedTables(client, parts.progress.slot), {
      signal,
    });
    const [keepMb, goal] = await withSource(
      parts.source,
      async (client) => [(await readFollowFacts(client)).keepMb, await sourcePosition(client)] as const,
      { signal },
    );
    return new FollowGauge(ctx, parts, { tables, keepMb, goal });
  }

  get points(): readonly FollowPoint[] {
    return this.#points;
  }

  schemaChanges(): Promise<string[]> {
    const { source, progress } = this.#parts;
    return withSource(source, (client) => schemaChanges(client, this.#tables, progress), {
      signal: this.#ctx.signal,
    });
  }

  /** Throws MUD-953 when the source's schema has changed, before a row of it arrives. */
  async look(): Promise<void> {
    const { source, relay, progress } = this.#parts;
    const { signal } = this.#ctx;
    const [position, left] = await withSource(
      source,
      async (client) => [await sourcePosition(client), await findFollowLeftovers(client)] as const,
      { signal },
    );
    const { received, transactions, sourceTime } = relay.status;
    const lagBytes = Math.max(0, Number(position - received));
    const behind = sourceTime === null ? 0 : Math.max(0, (Date.now() - sourceTime.getTime()) / 1000);
    const heldBytes = left.slots.find(({ name }) => name === progress.slot)?.heldBytes ?? 0;
    // Nothing to apply is no lag, however long ago the last change was.
    const lagSeconds = lagBytes < 1024 ? 0 : behind;
    this.#keep({ at: Date.now(), lagBytes, lagSeconds, transactions, heldBytes });
    if (performance.now() - this.#lastSaid < SAY_EVERY) return;
    this.#lastSaid = performance.now();
    this.#ctx.log(
      'info',
      say('follow.log.stands', { transactions, lag: megabytes(lagBytes), held: megabytes(heldBytes) }),
    );
    const changes = await this.schemaChanges();
    if (changes.length > 0) throw new MudanzaError('MUD-953', { params: { changes: changes.join(', ') } });
  }

  #keep(point: FollowPoint): void {
    this.#ctx.sample('follow.lag', point.at, point.lagSeconds * 1000);
    this.#looks += 1;
    if (this.#looks % this.#every !== 0) this.#points.pop();
    this.#points.push(point);
    if (this.#points.length < MOST_POINTS) return;
    this.#points = this.#points.filter((_, index) => index % 2 === 1);
    this.#every *= 2;
  }
}
