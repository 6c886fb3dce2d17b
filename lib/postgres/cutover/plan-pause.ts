import { MudanzaError } from '../../platform/errors/mudanza-error';
import { filledTables, hasJournal } from '../copy/copy-journal';
import { type CopyWriter, withCopyReader, withCopyWriter } from '../copy/copy-session';
import { surveyCopy } from '../copy/survey-copy';
import { readFollowProgress } from '../replication/follow-journal';
import type { CutOver, PauseCopy } from './cut-over-job';
import type { CutOverSessions } from './cut-over-sessions';
import { planSequences } from './move-sequences';
import { type CutOverPlan, requireFenceable } from './plan-cut-over';

/** Throws MUD-658 where the source is followed: a copy of now and changes since an earlier one do not go together. */
async function requireUnfollowed(writer: CopyWriter, slot: string): Promise<void> {
  const rows = await readFollowProgress(writer);
  if (rows.some((row) => row.slot === slot)) throw new MudanzaError('MUD-658', { params: { slot } });
}

/**
 * Looks at everything that the copy behind the fence will need, so that nobody is shut out for a copy that would be refused.
 * Throws what a copy throws before it begins, MUD-658, and what `requireFenceable` throws.
 */
export async function planPause(
  { fence, writer }: Pick<CutOverSessions, 'fence' | 'writer'>,
  { source, target, slot, signal }: Pick<CutOver, 'source' | 'target' | 'slot' | 'signal'>,
  pause: PauseCopy,
): Promise<CutOverPlan> {
  await requireUnfollowed(writer, slot);
  const database = await requireFenceable(fence, writer, slot);
  const emptied = (await hasJournal(writer)) ? await filledTables(writer) : [];
  const job = { ...pause, onFilled: 'again' } as const;
  const options = { signal, applicationName: 'mudanza preview', isPipelined: true };
  const survey = await withCopyReader(source, options, (reader) =>
    withCopyWriter(target, options, (asked) => surveyCopy(reader, asked, job, emptied)),
  );
  survey.refuse();
  const { schemas, leaveOut } = pause;
  return {
    ...{ schemas, leaveOut, database, followed: null },
    sources: survey.plan.tables.map((table) => table.source),
    targets: survey.plan.tables.map((table) => table.target),
    sequences: await planSequences(writer, schemas),
  };
}
