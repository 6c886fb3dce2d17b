import { restoreStatements } from '../copy/quiet-triggers';
import { confirmedSql, type SourceOwner, withSourceOwner } from '../source-owner';
import type { ReverseJob } from './begin-reverse';
import type { CleanProof } from './clean-follow';
import { cleanOrigin } from './clean-origin';
import { endStatements, hasFollowJournal, readFollowProgress } from './follow-journal';

/** The triggers of the source act again, and its journal of what came back is gone: all of it or nothing. */
export async function endOnSource(source: SourceOwner, slot: string): Promise<string[]> {
  const triggers = await restoreStatements(source);
  const journal = (await hasFollowJournal(source)) ? endStatements(slot) : [];
  await source.execute([...triggers, ...journal].map(({ text, values }) => confirmedSql(text, values)));
  return (await readFollowProgress(source)).map((row) => row.slot).filter((name) => name === slot);
}

/**
 * Takes away everything that carrying changes back made on either side, and looks again whether it is gone. What was
 * written to the target and not carried back until now stays there alone. Does nothing where there is nothing.
 */
export async function endReverse({
  source,
  target,
  names,
  signal,
}: Pick<ReverseJob, 'source' | 'target' | 'names' | 'signal'>): Promise<CleanProof> {
  const options = { signal, applicationName: 'mudanza clean' };
  const onTarget = await withSourceOwner(target, options, (owner) => cleanOrigin(owner, names));
  const journal = await withSourceOwner(source, options, (owner) => endOnSource(owner, names.slot));
  return { ...onTarget, journal };
}
