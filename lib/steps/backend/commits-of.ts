import type { Workspace } from '../../backend/files/workspace';
import type { Uncommitted } from '../../backend/git/commit-files';
import { type OwnCommit, ownCommits } from '../../backend/git/own-commits';
import { takeCommitsBack } from '../../backend/git/take-commits-back';
import type { Journal } from '../../backend/journal/journal';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { commitEvidence, type Made } from './commit-evidence';

/** The migration's commits as the step `commit` told of them, oldest first; none without a folder. */
export async function commitsOf(ctx: StepContext): Promise<Made[]> {
  const last = await ctx.evidenceOf(commitEvidence);
  return last?.kind === 'done' ? [...(last.earlier ?? []), { hash: last.hash, files: last.files }] : [];
}

/** Where there is no git there is no commit either. */
async function withGit<T>(ask: Promise<T>, without: T): Promise<T> {
  try {
    return await ask;
  } catch (error) {
    if (error instanceof MudanzaError && ['MUD-412', 'MUD-413'].includes(error.code)) return without;
    throw error;
  }
}

/** The migration's commits that stand in the history now, by their trailer, oldest first. */
export function standingCommits(ctx: StepContext, workspace: Workspace): Promise<OwnCommit[]> {
  return withGit(ownCommits(workspace, ctx.migration.id), []);
}

/** Takes them back, newest first, as far as they can be; null when there was none. */
export async function uncommitOwn(ctx: StepContext, journal: Journal): Promise<Uncommitted | null> {
  return withGit(takeCommitsBack(journal, ctx.migration.id, await commitsOf(ctx)), null);
}
