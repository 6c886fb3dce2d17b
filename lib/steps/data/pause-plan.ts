import type { StepContext } from '../../plan/step-context';
import type { Credentials } from '../../postgres/address/endpoint';
import { withCopyReader, withCopyWriter } from '../../postgres/copy/copy-session';
import { tableLabel } from '../../postgres/copy/copy-table';
import { type PreviewedCopy, previewCopy } from '../../postgres/copy/preview-copy';
import type { PauseCopy } from '../../postgres/cutover/cut-over-job';
import { readDoor, type TargetDoor } from '../../postgres/cutover/target-door';
import { readFollowProgress } from '../../postgres/replication/follow-journal';
import { withTarget } from '../../postgres/with-client';
import type { CopyProgress } from './copy-progress';
import { copyEvidence, preflightEvidence } from './data-evidence';
import { requireDoors } from './doors';
import { lookAtFollowing } from './look-at-following';
import { pauseSeconds } from './pause-estimate';
import { pauseReason, type Way } from './way-to-take';

const MEGABYTE = 1_000_000;

/** How rows are copied while the application stands still: what a copy before it, if there was one, was asked for. */
const HOW = { chunkBytes: 32 * MEGABYTE, deferIndexes: 'auto', onFilled: 'again' } as const;

/** What the copy behind the fence is about. */
export interface PausePlan {
  readonly schemas: readonly string[];
  readonly leaveOut: readonly string[];
  readonly chunkBytes: number;
  readonly deferIndexes: 'auto';
  readonly found: PreviewedCopy;
  readonly door: TargetDoor;
  /** ms that the last copy of this migration lets expect; null without one. */
  readonly estimatedMs: number | null;
  /** A following stands: what it has brought is of another moment. */
  readonly isFollowing: boolean;
}

/** What was left out of the copy before it, or accepted in the preflight. */
async function leftOut(ctx: StepContext): Promise<string[]> {
  const accepted = (await ctx.evidenceOf(preflightEvidence))?.leaveOut ?? [];
  const left = (await ctx.evidenceOf(copyEvidence))?.left ?? [];
  const named = left.filter(({ reason }) => reason === 'left out');
  return [...new Set([...accepted, ...named.map(({ schema, name }) => `${schema}.${name}`)])];
}

/** Everything that the copy behind the fence will do, from reading alone. */
export async function planPauseCopy(ctx: StepContext): Promise<PausePlan> {
  const { source, target } = await requireDoors(ctx);
  const { schemas } = ctx.migration.settings;
  const leaveOut = await leftOut(ctx);
  const options = { signal: ctx.signal, applicationName: 'mudanza preview', isPipelined: true };
  return withCopyReader(source, options, (reader) =>
    withCopyWriter(target, options, async (writer) => {
      const found = await previewCopy(reader, writer, { ...HOW, schemas, leaveOut });
      const bytes = found.plan.tables.reduce((sum, table) => sum + table.source.bytes, 0);
      const seconds = pauseSeconds(bytes, await ctx.evidenceOf(copyEvidence));
      const { chunkBytes, deferIndexes } = HOW;
      return {
        ...{ schemas, leaveOut, chunkBytes, deferIndexes, found },
        door: await readDoor(writer),
        estimatedMs: seconds === null ? null : seconds * 1000,
        isFollowing: (await readFollowProgress(writer)).length > 0,
      };
    }),
  );
}

/** Where a following has begun, that is the way; else the one that can be had as the source stands. */
export async function wayToTake(
  ctx: StepContext,
  {
    source,
    target,
    slot,
  }: { readonly source: Credentials; readonly target: Credentials; readonly slot: string },
): Promise<Way> {
  const rows = await withTarget(target, readFollowProgress, { signal: ctx.signal });
  if (rows.some((row) => row.slot === slot)) return 'follow';
  return pauseReason(await lookAtFollowing(source, ctx.signal)) === null ? 'follow' : 'pause';
}

/** What a preview of it stands on. */
export const pauseBasis = ({ leaveOut, found, door }: PausePlan) => ({
  ...{ leaveOut, door: door.before, checks: found.checks, emptied: found.emptied, filled: found.filled },
  tables: found.plan.tables.map(({ source, target, columns }) => [
    tableLabel(source),
    tableLabel(target),
    columns,
  ]),
  ...{ deferred: found.deferred, largeObjects: found.largeObjects },
});

/** The copy as the switch makes it, told of as it goes. */
export function pauseCopy(
  { schemas, leaveOut, chunkBytes, deferIndexes }: PausePlan,
  progress: CopyProgress,
): PauseCopy {
  return {
    ...{ schemas, leaveOut, chunkBytes, deferIndexes },
    onStage: progress.onStage,
    onStart: progress.onStart,
    onSample: progress.onSample,
    onPlan: progress.onPlan,
    onBytes: progress.onBytes,
    onDone: progress.onDone,
  };
}
