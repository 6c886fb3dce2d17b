import type { Workspace } from '../files/workspace';
import { entriesByPath } from '../journal/entries-by-path';
import type { Journal } from '../journal/journal';
import { type Uncommitted, uncommit, whereElse } from './commit-files';
import { trailerOf } from './commit-trailer';
import { type OwnCommit, ownCommits } from './own-commits';

interface Told {
  readonly hash: string;
}

/** Commits that a run told of and that no branch's history leads to from here any more; only those with our trailer. */
async function vanished(workspace: Workspace, migrationId: string, told: readonly Told[]) {
  let last: Uncommitted | null = null;
  for (const { hash } of told) {
    if ((await trailerOf(workspace, hash)) !== migrationId) continue;
    last = await whereElse(workspace, hash);
    if (!last.isUndone) return last;
  }
  return last;
}

/** True where somebody put files into the commit which the migration never wrote. */
function isMixed({ files, reachesOut }: OwnCommit, journal: Journal): boolean {
  const own = entriesByPath(journal.folder, ({ state }) => state !== 'dropped');
  return reachesOut || files.some((file) => !own.has(file));
}

/**
 * Takes the migration's commits back, newest first, until one has to stay. Which they are is said by the trailer in the
 * history as it is now, not by what a run remembers; `told` only tells of those that left the history. Null when there is none.
 */
export async function takeCommitsBack(
  journal: Journal,
  migrationId: string,
  told: readonly Told[],
): Promise<Uncommitted | null> {
  const { workspace } = journal;
  const own = await ownCommits(workspace, migrationId);
  if (own.length === 0) return vanished(workspace, migrationId, told);
  let last: Uncommitted | null = null;
  for (const commit of own.toReversed()) {
    const undone = isMixed(commit, journal)
      ? { isUndone: false, reason: 'mixed' as const }
      : await uncommit(workspace, commit.hash, commit.files);
    last = undone;
    if (!undone.isUndone) break;
  }
  return last;
}
