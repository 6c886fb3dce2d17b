import type { StepContext } from '../../plan/step-context';
import { tableLabel } from '../../postgres/copy/copy-table';
import { dataVerifyEvidence } from './data-evidence';

interface Choice {
  /** What was compared before, by name: it may have been dropped on both sides since. */
  readonly mayBeGone?: readonly string[];
  readonly only: readonly string[];
  readonly leaveOut: readonly string[];
  readonly schemas: readonly string[];
}

/**
 * What is compared: what was chosen, and with it every table whose rows differed in the last run, passed or red: naming
 * fewer tables or schemas, or leaving one out, must not silence it.
 */
export async function tablesToCompare(
  ctx: StepContext,
  { only, leaveOut, schemas }: Choice,
): Promise<Choice> {
  const last = dataVerifyEvidence.read((await ctx.standingRuns('data.verify')).at(-1)?.evidence);
  const differing = (last?.tables ?? []).filter(({ badBuckets }) => badBuckets > 0);
  const red = differing.map(tableLabel);
  const before = (last?.tables ?? []).flatMap((table) => [tableLabel(table), ...table.parts]);
  return {
    ...(before.length > 0 && { mayBeGone: [...new Set(before)] }),
    only: only.length > 0 ? [...new Set([...only, ...red])] : [],
    leaveOut: leaveOut.filter((name) => !red.includes(name)),
    schemas: [...new Set([...schemas, ...differing.map(({ schema }) => schema)])],
  };
}
