import type { StepContext } from '../../plan/step-context';
import { copyEvidence, dataVerifyEvidence, type VerifiedEvidence } from './data-evidence';

interface Found {
  readonly at: string;
  readonly tables: readonly VerifiedEvidence[];
}

/** What compared the rows last: the newest comparison of the copy that stands, else that copy itself. */
async function lastFound(ctx: StepContext, copyJob: string | null): Promise<Found | null> {
  const compared = (await ctx.standingRuns('data.verify')).at(-1);
  const verified = dataVerifyEvidence.read(compared?.evidence);
  if (compared && verified?.copyJob === copyJob) return { at: compared.at, tables: verified.tables };
  const copied = (await ctx.standingRuns('data.copy')).at(-1);
  const copy = copyEvidence.read(copied?.evidence);
  if (!copied || !copy?.verified || copy.job !== copyJob) return null;
  return { at: copied.at, tables: copy.verified };
}

/**
 * What an earlier run found out about tables that this one was not asked to compare. Kept only while the rows are those
 * of the same copy: after another copy, an undo or changes that followed, an old result says nothing.
 *
 * @param notAsked labels of source tables that are on both sides and were not compared now
 */
export async function keptTables(
  ctx: StepContext,
  copyJob: string | null,
  notAsked: readonly string[],
): Promise<VerifiedEvidence[]> {
  if ((await ctx.standingRuns('data.follow', 'withBroken')).length > 0) return [];
  const found = await lastFound(ctx, copyJob);
  const isWanted = ({ parts }: VerifiedEvidence) =>
    parts.length > 0 && parts.every((part) => notAsked.includes(part));
  return (found?.tables ?? [])
    .filter(isWanted)
    .map((table) => ({ ...table, comparedAt: table.comparedAt ?? found?.at }));
}
