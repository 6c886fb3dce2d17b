import type { Credentials } from '../address/endpoint';
import { type CopyWriter, withCopyWriter } from '../copy/copy-session';
import { restoreTriggers } from '../copy/quiet-triggers';
import { restoreConstraints } from '../copy/set-aside';
import { requireNoSwitch } from '../cutover/switch-lock';
import { withSourceOwner } from '../source-owner';
import { cleanOrigin, type OriginProof } from './clean-origin';
import { endFollowJournal, readFollowProgress } from './follow-journal';
import type { FollowNames } from './follow-names';

export interface CleanFollow {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly names: FollowNames;
  readonly signal: AbortSignal;
}

/** What is left of a following after it was cleaned; empty lists are the proof. */
export interface CleanProof extends OriginProof {
  readonly journal: readonly string[];
}

async function cleanTarget(writer: CopyWriter, { slot }: FollowNames): Promise<string[]> {
  await restoreTriggers(writer);
  await restoreConstraints(writer);
  await endFollowJournal(writer, slot);
  return (await readFollowProgress(writer)).map((row) => row.slot).filter((name) => name === slot);
}

/**
 * Takes away everything that following made on either side (slot, publication, changed identities, its journal) and
 * looks again whether it is gone. Does nothing where there is nothing. Throws MUD-978 while somebody switches.
 */
export async function cleanFollow({ source, target, names, signal }: CleanFollow): Promise<CleanProof> {
  const options = { signal, applicationName: 'mudanza clean' };
  await requireNoSwitch(target, names.slot);
  const onSource = await withSourceOwner(source, options, (owner) => cleanOrigin(owner, names));
  const journal = await withCopyWriter(target, options, (writer) => cleanTarget(writer, names));
  return { ...onSource, journal };
}
