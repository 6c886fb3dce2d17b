import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../../postgres/address/endpoint';
import type { TableName } from '../../postgres/copy/copy-table';
import { type CutoverFacts, readCutoverFacts } from '../../postgres/cutover/cutover-facts';
import { type FenceKind, type FenceRole, readFenceRoles } from '../../postgres/cutover/fence-role';
import { readInside } from '../../postgres/cutover/inside-writers';
import { startsReadOnly } from '../../postgres/cutover/probe-write';
import { readyWayBack, type WayBack } from '../../postgres/cutover/way-back';
import { planReverse, type ReverseJob } from '../../postgres/replication/begin-reverse';
import { readFollowedTables, readFollowProgress } from '../../postgres/replication/follow-journal';
import { followNames, reverseNames } from '../../postgres/replication/follow-names';
import { sql } from '../../postgres/sql';
import { withSource, withTarget } from '../../postgres/with-client';
import { requireDoors } from './doors';
import { type PausePlan, planPauseCopy, wayToTake } from './pause-plan';
import { reverseDoors } from './reverse-door';
import type { Way } from './way-to-take';

/** What a cut-over of this migration is about, from reading alone. */
export interface CutoverPlan {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly slot: string;
  readonly schemas: readonly string[];
  readonly leaveOut: readonly string[];
  readonly tables: readonly { readonly source: TableName }[];
  readonly facts: CutoverFacts;
  readonly roles: readonly FenceRole[];
  /** Roles that may write to the source as well, and are left in: others were named. */
  readonly others: readonly FenceRole[];
  /** What writes from inside of the target, before it is open as well. */
  readonly insideTarget: readonly string[];
  /** Sessions that begin at the target may only read. */
  readonly isTargetReadOnly: boolean;
  /** Somebody reads the slot: following has to be stopped first. */
  readonly isFollowed: boolean;
  /** What is copied behind the fence; null where the rows were followed. */
  readonly pause: PausePlan | null;
}

type What = Pick<CutoverPlan, 'schemas' | 'leaveOut' | 'tables' | 'pause' | 'insideTarget'>;

/** Throws MUD-950 before a copy that can be followed. */
async function followedOf(ctx: StepContext, target: Credentials, slot: string): Promise<What> {
  return withTarget(
    target,
    async (client) => {
      const progress = (await readFollowProgress(client)).find((row) => row.slot === slot);
      if (!progress) throw new MudanzaError('MUD-950', { params: { slot } });
      const { schemas, leaveOut } = progress;
      const tables = await readFollowedTables(client, slot);
      return { schemas, leaveOut, tables, pause: null, insideTarget: await readInside(client) };
    },
    { signal: ctx.signal },
  );
}

async function pausedOf(ctx: StepContext, target: Credentials): Promise<What> {
  const pause = await planPauseCopy(ctx);
  const { schemas, leaveOut } = pause;
  const insideTarget = await withTarget(target, readInside, { signal: ctx.signal });
  return { schemas, leaveOut, pause, insideTarget, tables: pause.found.plan.tables };
}

/** Throws MUD-950 before a copy that can be followed, where the way is to follow. */
export async function planCutover(
  ctx: StepContext,
  {
    roles,
    fence,
    way = 'follow',
  }: { readonly roles: readonly string[]; readonly fence: FenceKind; readonly way?: Way | 'auto' },
): Promise<CutoverPlan> {
  const { source, target } = await requireDoors(ctx);
  const { slot } = followNames(ctx.migration.id);
  const { signal } = ctx;
  const isPause = (way === 'auto' ? await wayToTake(ctx, { source, target, slot }) : way) === 'pause';
  const what = isPause ? await pausedOf(ctx, target) : await followedOf(ctx, target, slot);
  const isTargetReadOnly = await startsReadOnly(target, { signal });
  return withSource(
    source,
    async (client) => {
      const tables = what.tables.map((table) => table.source);
      const found = await readFenceRoles(client, { names: roles, kind: fence, tables });
      const all =
        roles.length === 0 ? found : await readFenceRoles(client, { names: [], kind: fence, tables });
      const active = await client.rows(
        sql`select from pg_catalog.pg_replication_slots where slot_name = ${slot} and active`,
      );
      return {
        ...{ source, target, slot, ...what, facts: await readCutoverFacts(client) },
        ...{ roles: found, isTargetReadOnly },
        // Our own role, where nobody else uses it, is no application.
        others: all.filter(
          ({ name, isOwn, sessions }) =>
            (!isOwn || sessions > 0) && !found.some((role) => role.name === name),
        ),
        isFollowed: active.length > 0,
      };
    },
    { signal },
  );
}

async function reverseJob(ctx: StepContext, { schemas, leaveOut }: CutoverPlan): Promise<ReverseJob> {
  return {
    ...(await reverseDoors(ctx)),
    schemas,
    leaveOut,
    names: reverseNames(ctx.migration.id),
    signal: ctx.signal,
  };
}

/** Why nothing could be carried back after the switch; null where it can. */
export async function wayBackObstacle(ctx: StepContext, plan: CutoverPlan): Promise<string | null> {
  try {
    const { obstacles } = await planReverse(await reverseJob(ctx, plan));
    return obstacles[0] ?? null;
  } catch (error) {
    if (error instanceof MudanzaError && error.code === 'MUD-983') return String(error.params.reason);
    throw error;
  }
}

/** Prepares the way back; its slot is made inside of the fence. */
export async function prepareWayBack(ctx: StepContext, plan: CutoverPlan): Promise<WayBack> {
  return readyWayBack(await reverseJob(ctx, plan));
}
